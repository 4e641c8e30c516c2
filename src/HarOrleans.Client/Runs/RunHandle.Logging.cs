using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <content>Logging without waiting, and the conveniences of MLflow's <c>log_param</c> and <c>set_tag</c>.</content>
public sealed partial class RunHandle
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>A logger of metrics that never holds the work up. Dispose it to have everything stored.</summary>
    /// <param name="options">How points wait; null for the defaults.</param>
    /// <param name="writer">The attempt that logs, of a trial's run; 0 for a run of its own.</param>
    public MetricLogger CreateMetricLogger(BufferOptions? options = null, int writer = 0) => new(Grain, writer, options ?? BufferOptions.Default, _time);

    /// <summary>Stores parameters, durably and all or none; the same values again are fine.</summary>
    /// <param name="values">At most <see cref="RunLimits.Entries"/> at a time.</param>
    /// <param name="writer">The attempt that logs, of a trial's run; 0 for a run of its own.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConflictException">One has another value already.</exception>
    /// <exception cref="InvalidSpecException">One is beyond <see cref="RunLimits"/>.</exception>
    public Task LogParamsAsync(IReadOnlyDictionary<string, string> values, int writer = 0, CancellationToken cancellationToken = default) =>
        Grain.LogAsync(new RunBatch(writer, [], values, None), cancellationToken);

    /// <summary>Stores a parameter, durably; the same value again is fine.</summary>
    /// <exception cref="ConflictException">It has another value already.</exception>
    public Task LogParamAsync(string key, string value, CancellationToken cancellationToken = default) =>
        LogParamsAsync(new Dictionary<string, string> { [key] = value }, cancellationToken: cancellationToken);

    /// <summary>Sets a tag; the latest value stays.</summary>
    public Task SetTagAsync(string key, string value, CancellationToken cancellationToken = default) =>
        SetTagsAsync(new Dictionary<string, string> { [key] = value }, cancellationToken);
}
