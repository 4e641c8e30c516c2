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

    /// <summary>Trials that changed after a sequence number (0: all), up to 2,000 of them; where there are more the answer says so.</summary>
    [Alias("trials")]
    Task<TrialChanges> GetTrialsAsync(long afterSequence, CancellationToken cancellationToken = default);

    /// <summary>A page of the trials that a query names. <see cref="InvalidSpecException"/> for a wrong query.</summary>
    [Alias("list-trials")]
    Task<TrialPage> ListTrialsAsync(TrialQuery query, CancellationToken cancellationToken = default);

    /// <summary>How the values of the COMPLETE trials went, thinned for a chart.</summary>
    [Alias("history")]
    Task<ValueHistory> GetHistoryAsync(CancellationToken cancellationToken = default);

    /// <summary>How the values of those COMPLETE trials went whose runs belong to a parent run, thinned for a chart.</summary>
    [Alias("history-of-parent")]
    Task<ValueHistory> GetHistoryOfParentAsync(string parentRunId, CancellationToken cancellationToken = default);

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

    /// <summary>Starts nothing new, and the study's time stands still; running trials go on to their end. Pausing twice is once; a study that is finished or stopped stays so.</summary>
    [Alias("pause")]
    Task<StudySnapshot> PauseAsync(CancellationToken cancellationToken = default);

    /// <summary>Goes on after a pause; any other study stays as it is.</summary>
    [Alias("unpause")]
    Task<StudySnapshot> UnpauseAsync(CancellationToken cancellationToken = default);

    /// <summary>Gives the study another name. <see cref="ConflictException"/> where another study of the workspace has it. The same name again changes nothing.</summary>
    [Alias("rename")]
    Task<StudySnapshot> RenameAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes the study with its trials; their runs stay with the experiment. The name is free once this returns, and the id is never given out again; rows
    /// go in the background, also over a crash. Whoever works on a trial is fenced. Deleting twice is once.
    /// </summary>
    [Alias("delete")]
    Task DeleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets user and system attributes of the study; a name that is there gets the new value, null takes a dictionary for empty. <see cref="InvalidSpecException"/> for an empty name or a value that is not JSON.</summary>
    [Alias("attributes")]
    Task<StudySnapshot> SetAttributesAsync(
        IReadOnlyDictionary<string, string>? user, IReadOnlyDictionary<string, string>? system, CancellationToken cancellationToken = default);

    /// <summary>Names the objectives' values: one name for each, or none.</summary>
    [Alias("metric-names")]
    Task<StudySnapshot> SetMetricNamesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default);

    /// <summary>The best feasible COMPLETE trials by number: of one objective those with the best value, of several the Pareto front.</summary>
    [Alias("best-trials")]
    Task<IReadOnlyList<FrozenTrial>> GetBestTrialsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// How much each parameter matters for an objective, the largest first; empty where no trial is complete. Reckoned beside the study's turns and kept until more trials
    /// are complete; null while that is at work: ask again with the same arguments.
    /// </summary>
    /// <param name="method">How it is reckoned.</param>
    /// <param name="objective">Which objective, from 0; <see cref="InvalidSpecException"/> where the study has none of this number.</param>
    /// <param name="complete">How many COMPLETE trials it must be of at least; more are taken where there are more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Alias("importances")]
    Task<IReadOnlyList<ParamImportance>?> GetImportancesAsync(ImportanceMethod method, int objective, int complete, CancellationToken cancellationToken = default);

    /// <summary>
    /// Hands a trial to a worker outside: the first that waits, else a new one, sampled from everything that has finished, with a lease of
    /// <see cref="StudySpec.AskLease"/>. <see cref="StudyClosedException"/> where the study starts none now, <see cref="InvalidSpecException"/> for a wrong
    /// request or a space that contradicts the study's earlier trials.
    /// </summary>
    [Alias("ask")]
    Task<AskAnswer> AskAsync(AskRequest request, CancellationToken cancellationToken = default);

    /// <summary>A sign of life of an asked trial's owner; the lease's new end. <see cref="FencedException"/> where the attempt is over.</summary>
    [Alias("renew")]
    Task<DateTimeOffset> RenewAsync(int number, int attempt, CancellationToken cancellationToken = default);

    /// <summary>Queues a trial with fixed parameters. Its number, or null where it was skipped because there is one like it.</summary>
    [Alias("enqueue")]
    Task<int?> EnqueueAsync(EnqueueRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds trials that were made elsewhere, up to 2,000 in a call, all or none; ids, numbers, runs and attempts of the templates are not looked at. The number of the first; the others follow it.
    /// A RUNNING one gets a lease as if it had been asked for. <see cref="InvalidSpecException"/> lists everything wrong.
    /// </summary>
    /// <param name="requestId">The request's own id, 1 to 100 characters: a second call with it changes nothing.</param>
    /// <param name="templates">The trials; see <see cref="FrozenTrial.Create"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Alias("add-trials"), ResponseTimeout("00:02:00")]
    Task<int> AddTrialsAsync(string requestId, IReadOnlyList<FrozenTrial> templates, CancellationToken cancellationToken = default);

    /// <summary>Sets constraints of a running trial: at most 0 is feasible. <see cref="FencedException"/> where the attempt is over.</summary>
    [Alias("trial-constraints")]
    Task SetTrialConstraintsAsync(int number, int attempt, IReadOnlyDictionary<string, double> constraints, CancellationToken cancellationToken = default);

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

    /// <summary>
    /// Ends a trial that waits or runs as FAIL with the reason "cancelled"; whoever runs it hears so within seconds and stops. Nothing tries it again, and it counts towards the budget as any failed
    /// trial. Cancelling twice is once. <see cref="ConflictException"/> where it has ended otherwise, <see cref="NotFoundException"/> where there is no such trial.
    /// </summary>
    [Alias("cancel-trial")]
    Task CancelTrialAsync(int number, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts a waiting trial in front of all others in the queue, and of its own study's; of several the one that was put there last goes first. It lasts until the trial has started.
    /// <see cref="NotFoundException"/> where no such trial waits.
    /// </summary>
    [Alias("first-trial")]
    Task MoveTrialFirstAsync(int number, CancellationToken cancellationToken = default);

    /// <summary>Takes a trial from a silent trainer, if its lease has run out. Called by the supervisor; late is harmless.</summary>
    [Alias("expire")]
    Task ExpireAsync(int number, int attempt, CancellationToken cancellationToken = default);
}
