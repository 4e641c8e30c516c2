using System.Net;

namespace HarOrleans.Server;

/// <summary>What of a server can be watched from outside. Default: health on its own port, and nothing that costs.</summary>
public sealed record MonitoringOptions
{
    /// <summary>
    /// A further address that answers <c>/metrics</c>, <c>/health/live</c> and <c>/health/ready</c>, and nothing else: for probes and scrapers, which may stand on another machine.
    /// Setting it turns metrics on. Default null: none.
    /// </summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>
    /// Whether Orleans' own dashboard is there, at <c>/orleans</c> on the dashboard's port, for callers on this machine alone. Each silo of a cluster needs it, the page is
    /// where the dashboard is. Default false: it takes a sample each second.
    /// </summary>
    public bool OrleansDashboard { get; init; }

    /// <summary>
    /// How often the machine (processor, memory, disk, network, GPUs) is sampled for each trial that trains here, into its run; at least 1 s, null for never. Default 10 s.
    /// </summary>
    public TimeSpan? SystemMetricsEvery { get; init; } = TimeSpan.FromSeconds(10);
}
