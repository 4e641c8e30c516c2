namespace HarOrleans.Grains;

/// <summary>How a trainer silo works.</summary>
public sealed class TrainerOptions
{
    /// <summary>Trials that run side by side on the silo; at least 1. Default 1.</summary>
    public int Slots { get; set; } = 1;

    /// <summary>Devices of the slots, by PyTorch's names: the first slot has the first, and so on, over and over, so that several slots may share one. Empty, the default: <c>cpu</c>.</summary>
    public IReadOnlyList<string> Devices { get; set; } = [];

    /// <summary>How often leases are renewed. Default 3 s, against leases of 10 s.</summary>
    public TimeSpan HeartbeatEvery { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a stopping silo waits for its trials to hand themselves back. Default 4 s.</summary>
    public TimeSpan StopTime { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How often the machine is sampled for each training (<see cref="Contracts.SystemMetricKeys"/>); null for never. Default 10 s, as MLflow does.</summary>
    public TimeSpan? SystemMetricsEvery { get; set; } = SystemMetrics.SystemMonitor.DefaultInterval;

    /// <summary>A folder on the disk that is sampled. Default the current folder.</summary>
    public string Disk { get; set; } = Environment.CurrentDirectory;

    /// <summary>
    /// Whether other trainers may have what this one's artifact store lacks: then a trial whose checkpoint is not there goes back to the queue, and this trainer takes no more until it is told to
    /// (<c>har cluster drain --undo</c>) or started again. Where not, the default, the program ends, so that whoever started it sees why.
    /// </summary>
    public bool SharesArtifacts { get; set; }

    /// <summary>What the silo announces of itself, for trials that need it (<see cref="Contracts.SlotNeed"/>); <c>cpu</c> and <c>memory</c> unless they are given.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; set; } = new Dictionary<string, string>();
}
