namespace HarOrleans.Contracts;

/// <summary>
/// One study: it owns the records of its trials, samples and prunes. Key: its id. Made through <see cref="IWorkspaceGrain"/>.
/// Everything acknowledged is durable; a repeated call gets the same answer and changes nothing.
/// </summary>
[GrainInterfaceType("har.study"), Alias("har.study")]
public interface IStudyGrain : IGrainWithIntegerKey
{
    /// <summary>Makes the study, or returns it where it exists with the same settings; else <see cref="StudyMismatchException"/>.</summary>
    [Alias("create")]
    Task<StudySnapshot> CreateAsync(StudySpec spec, long experimentId, CancellationToken cancellationToken = default);

    /// <summary>The study now. <see cref="NotFoundException"/> where there is none.</summary>
    [Alias("get")]
    Task<StudySnapshot> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Trials that changed after a sequence number (0: all).</summary>
    [Alias("trials")]
    Task<TrialChanges> GetTrialsAsync(long afterSequence, CancellationToken cancellationToken = default);

    /// <summary>Takes the study to a budget; returns as soon as that is stored. Trials run where there are trainers.</summary>
    /// <param name="budget">How far; one that is already spent changes nothing.</param>
    /// <param name="hints">Replaces the objective's hints, e.g. where the data lies now; null keeps them.</param>
    /// <param name="cancellationToken">Cancels the call, not the study.</param>
    [Alias("optimize")]
    Task<StudySnapshot> OptimizeAsync(StudyBudget budget, IReadOnlyDictionary<string, string>? hints, CancellationToken cancellationToken = default);

    /// <summary>Starts nothing new; running trials go on to their end.</summary>
    [Alias("stop")]
    Task<StudySnapshot> StopAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the study's note. Repeating it changes nothing. <see cref="ConflictException"/> where the note is not the expected one any more,
    /// <see cref="InvalidSpecException"/> where it is too long.
    /// </summary>
    /// <param name="expected">The note that the writer began with; empty where there was none.</param>
    /// <param name="note">The new note, in Markdown; empty takes it away.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Alias("note")]
    Task<StudySnapshot> SetNoteAsync(string expected, string note, CancellationToken cancellationToken = default);

    /// <summary>Puts waiting trials into the queue again and starts what the budget allows. Called when a server starts.</summary>
    [Alias("resume")]
    Task ResumeAsync(CancellationToken cancellationToken = default);

    /// <summary>Hands a trial to a trainer: a new attempt with a lease. Null where the trial is not waiting any more. The same holder asking twice gets the same attempt.</summary>
    [Alias("begin")]
    Task<TrialAssignment?> BeginAsync(int number, string holder, CancellationToken cancellationToken = default);

    /// <summary>Stores an intermediate value and says whether to go on. <see cref="FencedException"/> where the attempt is over.</summary>
    [Alias("report")]
    Task<ReportAnswer> ReportAsync(int number, int attempt, IntermediateValue value, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets user attributes of a running trial; a name that is there gets the new value. <see cref="FencedException"/> where the attempt is over,
    /// <see cref="InvalidSpecException"/> for an empty name or a value that is not JSON.
    /// </summary>
    [Alias("trial-attributes")]
    Task SetTrialUserAttributesAsync(int number, int attempt, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken = default);

    /// <summary>Ends an attempt. Telling the same twice is once. <see cref="FencedException"/> where the attempt is over.</summary>
    [Alias("tell")]
    Task TellAsync(int number, int attempt, TrialOutcome outcome, CancellationToken cancellationToken = default);

    /// <summary>Hands a trial back at a trainer's shutdown: it waits again and goes on from its checkpoint; counts as nothing. Late is harmless.</summary>
    [Alias("release")]
    Task ReleaseAsync(int number, int attempt, CancellationToken cancellationToken = default);

    /// <summary>Takes a trial from a silent trainer, if its lease has run out. Called by the supervisor; late is harmless.</summary>
    [Alias("expire")]
    Task ExpireAsync(int number, int attempt, CancellationToken cancellationToken = default);
}
