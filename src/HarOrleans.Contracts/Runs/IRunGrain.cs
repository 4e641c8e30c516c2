namespace HarOrleans.Contracts;

/// <summary>One tracked run. Key: its id, 32 lower-case hex digits. Everything acknowledged is durable.</summary>
[GrainInterfaceType("har.run"), Alias("har.run")]
public partial interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Makes the run, or does nothing where it exists. A trial's run is made by its study. <see cref="NotFoundException"/> where its workspace has no such experiment, <see cref="ConflictException"/> where that is deleted, <see cref="InvalidSpecException"/> for what is beyond <see cref="RunLimits"/>.</summary>
    [Alias("create")]
    Task CreateAsync(RunSpec spec, CancellationToken cancellationToken = default);

    /// <summary>Stores a batch; repeating it changes nothing. <see cref="FencedException"/> where the writer's attempt is over, <see cref="ConflictException"/> for a second value of a parameter.</summary>
    [Alias("log")]
    Task LogAsync(RunBatch batch, CancellationToken cancellationToken = default);

    /// <summary>
    /// Registers data sets in the run's workspace, each once by name and digest, and notes that the run used them; repeating it changes nothing. <see cref="FencedException"/> where the
    /// writer's attempt is over, <see cref="InvalidSpecException"/> listing everything wrong; then nothing is written.
    /// </summary>
    [Alias("inputs")]
    Task LogInputsAsync(int writer, IReadOnlyList<RunInput> inputs, CancellationToken cancellationToken = default);

    /// <summary>Stores the evaluation in place of an earlier one. <see cref="FencedException"/> where the writer's attempt is over, <see cref="InvalidSpecException"/> where <see cref="Evaluation.Errors"/> has any.</summary>
    [Alias("evaluate")]
    Task SetEvaluationAsync(int writer, Evaluation evaluation, CancellationToken cancellationToken = default);

    /// <summary>Ends a run of its own; a trial's run ends with its trial (<see cref="FencedException"/>). Repeating it changes nothing.</summary>
    [Alias("finish")]
    Task FinishAsync(RunStatus status, string? reason, CancellationToken cancellationToken = default);

    /// <summary>The run with everything but its histories. <see cref="NotFoundException"/> where there is none.</summary>
    [Alias("get")]
    Task<RunDetail> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Visible points that came after a cursor.</summary>
    /// <param name="keys">The metrics, or empty for all.</param>
    /// <param name="cursor">0, or the last answer's.</param>
    /// <param name="limit">Most points in the answer; 1 to 100,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    [Alias("points")]
    Task<MetricPage> GetPointsAsync(IReadOnlyList<string> keys, long cursor, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Visible points of one metric by step, then as they were stored. Where there are more than asked for, those that draw the same curve (LTTB), the first and the last among them. Empty where
    /// the run has no such metric.
    /// </summary>
    /// <param name="key">The metric.</param>
    /// <param name="fromStep">The first step, or null.</param>
    /// <param name="toStep">The last step, or null.</param>
    /// <param name="most">Most points in the answer; 1 to 100,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    [Alias("history")]
    Task<IReadOnlyList<MetricPoint>> GetHistoryAsync(string key, long? fromStep, long? toStep, int most, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes points of a run that has ended, for ever: of each metric at most so many stay that draw the same curve (LTTB), with its extremes and its last point. Repeating it changes
    /// nothing. Readers see a new revision. <see cref="ConflictException"/> where the run has not ended.
    /// </summary>
    /// <param name="most">Points of each metric that stay; 4 to 100,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many points are gone, those among them that an attempt's end had hidden.</returns>
    [Alias("thin"), ResponseTimeout("00:10:00")]
    Task<long> ThinAsync(int most, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the run's note (the tag <see cref="Notes.RunTag"/>), also of a run that has ended or is a trial's. Repeating it changes nothing. <see cref="ConflictException"/>
    /// where the note is not the expected one any more, <see cref="InvalidSpecException"/> where it is too long.
    /// </summary>
    /// <param name="expected">The note that the writer began with; empty where there was none.</param>
    /// <param name="note">The new note, in Markdown; empty takes it away.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Alias("note")]
    Task SetNoteAsync(string expected, string note, CancellationToken cancellationToken = default);
}
