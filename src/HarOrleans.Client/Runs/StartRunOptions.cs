using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>How a run is started by <see cref="RunsClient.StartAsync"/>.</summary>
public sealed class StartRunOptions
{
    /// <summary>The run's id, 32 lower-case hex digits, where the caller chooses it: one that exists goes on. Null for a new one.</summary>
    public string? RunId { get; init; }

    /// <summary>The run that it belongs to, or null.</summary>
    public string? ParentRunId { get; init; }

    /// <summary>Who makes it. Default <c>local</c>.</summary>
    public string Owner { get; init; } = Workspaces.LocalOwner;

    /// <summary>Its parameters, write-once.</summary>
    public IReadOnlyDictionary<string, string> Params { get; init; } = new Dictionary<string, string>();

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>How long the run may be without a sign of life before it becomes FAILED; signs are given four times as often. 5 seconds to 1 day, default 1 minute.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often processor, memory, disk, network and GPUs of this machine are sampled into the run (<see cref="SystemMetricKeys"/>), first after a second; at least 1 second, null for never. Default 10 seconds.</summary>
    public TimeSpan? SystemMetricsEvery { get; init; } = SystemMetrics.SystemMonitor.DefaultInterval;

    /// <summary>How metric points wait for the server.</summary>
    public BufferOptions Buffer { get; init; } = new();
}
