using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>
/// Rows of runs, params, tags, metric points and evaluations. Every method is one transaction, durable when it returns. Writes to a trial's run carry
/// the attempt and are refused (false, nothing written) by the write's own condition where the lease row has another attempt or the trial is not RUNNING.
/// All but <see cref="CreateAsync"/>, <see cref="FindAsync"/> and <see cref="FindAttemptAsync"/> throw <see cref="NotFoundException"/> where there is no run.
/// </summary>
public partial interface IRunStore
{
    /// <summary>Stores a run of its own, RUNNING; where the id exists, nothing happens. <see cref="ConflictException"/> where its experiment is deleted.</summary>
    Task CreateAsync(RunSpec spec, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>The run with everything but histories, or null.</summary>
    Task<RunDetail?> FindAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>Stores a batch whole. The cursor of the last stored point; null where the writer is fenced. <see cref="ConflictException"/> for a second value of a parameter, <see cref="NotFoundException"/> where there is no run.</summary>
    Task<long?> LogAsync(string runId, RunBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Registers data sets in the run's workspace, where they are not yet, and notes that the run used them, all or nothing; false where the writer is fenced.</summary>
    Task<bool> LogInputsAsync(string runId, int writer, IReadOnlyList<RunInput> inputs, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Stores the evaluation in place of an earlier one.</summary>
    Task<bool> SetEvaluationAsync(string runId, int writer, Evaluation evaluation, CancellationToken cancellationToken = default);

    /// <summary>Ends a run of its own; false for a trial's run. A run that has ended stays as it is.</summary>
    Task<bool> FinishAsync(string runId, RunStatus status, string? reason, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>The attempt whose files are the run's: of a trial's run its latest (0 where it was never handed out), of a run of its own 0; null where there is no run.</summary>
    Task<int?> FindAttemptAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets a tag on condition that it has the expected value, whoever works on the run; false, and nothing written, where it has not. Where it has the
    /// new value already, true.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="key">The tag.</param>
    /// <param name="expected">Its value, or null where it must be absent.</param>
    /// <param name="value">Its new value, or null to take it away.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<bool> SwapTagAsync(string runId, string key, string? expected, string? value, CancellationToken cancellationToken = default);

    /// <summary>Visible points after a cursor, in the order in which they were stored.</summary>
    Task<MetricPage> ReadPointsAsync(string runId, IReadOnlyList<string> keys, long cursor, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Visible points of one metric by step, then as they were stored: those of steps from one to another, both included. Where there are more than asked for, those that draw the same curve
    /// (LTTB), the first and the last among them. None where the run has no such metric.
    /// </summary>
    Task<IReadOnlyList<MetricPoint>> ReadHistoryAsync(string runId, string key, long? fromStep, long? toStep, int most, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes points of an ended run for ever: of each metric about so many stay that draw the same curve (LTTB), with its extremes and its last point; hidden points go, too.
    /// How many are gone. Twice is once. <see cref="ConflictException"/> where the run has not ended.
    /// </summary>
    Task<long> ThinAsync(string runId, int most, CancellationToken cancellationToken = default);
}
