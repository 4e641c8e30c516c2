using System.Net.NetworkInformation;

namespace HarOrleans.SystemMetrics;

/// <summary>Reads the machine's figures, under MLflow's names. For one thread at a time. What cannot be read is left out.</summary>
public sealed class SystemSampler
{
    /// <summary>What all names begin with.</summary>
    public const string Prefix = "system/";

    private const double Mega = 1e6;
    private const double Kibi = 1024;

    private readonly string _folder;
    private readonly string _proc;
    private readonly NvidiaSmi _gpus;
    private readonly (long Received, long Sent)? _network;
    private CpuTimes? _cpu;

    /// <summary>Begins: processor and network figures count from here.</summary>
    /// <param name="folder">A folder on the disk that is looked at.</param>
    public SystemSampler(string folder) : this(folder, "/proc", "nvidia-smi") { }

    internal SystemSampler(string folder, string proc, string nvidiaSmi)
    {
        (_folder, _proc, _gpus) = (folder, proc, new NvidiaSmi(nvidiaSmi));
        _cpu = Try(ReadCpu);
        _network = Try(ReadNetwork);
    }

    /// <summary>The figures now, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Sample()
    {
        List<KeyValuePair<string, double>> figures = [];
        if (Try(ReadCpu) is { } cpu)
        {
            if (_cpu is { } before && cpu.Total > before.Total)
            {
                Add("cpu_utilization_percentage", 100.0 * (cpu.Busy - before.Busy) / (cpu.Total - before.Total));
            }

            _cpu = cpu;
        }

        if (Try(ReadMemory) is { Total: > 0 } memory)
        {
            Add("system_memory_usage_megabytes", memory.Used / Mega);
            Add("system_memory_usage_percentage", 100 * memory.Used / memory.Total);
        }

        if (Try(() => ((double Total, double Free)?)(new DriveInfo(_folder) is var disk ? (disk.TotalSize, disk.AvailableFreeSpace) : null)) is { Total: > 0 } drive)
        {
            Add("disk_usage_percentage", 100 * (drive.Total - drive.Free) / drive.Total);
            Add("disk_usage_megabytes", (drive.Total - drive.Free) / Mega);
            Add("disk_available_megabytes", drive.Free / Mega);
        }

        if (_network is { } began && Try(ReadNetwork) is { } network)
        {
            Add("network_receive_megabytes", (network.Received - began.Received) / Mega);
            Add("network_transmit_megabytes", (network.Sent - began.Sent) / Mega);
        }

        foreach (var (name, value) in _gpus.Read())
        {
            Add(name, value);
        }

        return figures;

        void Add(string name, double value) => figures.Add(new(Prefix + name, value));
    }

    private CpuTimes? ReadCpu() => CpuTimes.Parse(File.ReadLines(Path.Combine(_proc, "stat")).First());

    private (double Used, double Total)? ReadMemory()
    {
        if (!Directory.Exists(_proc))
        {
            var known = GC.GetGCMemoryInfo();
            return (known.MemoryLoadBytes, known.TotalAvailableMemoryBytes);
        }

        var kibibytes = File.ReadLines(Path.Combine(_proc, "meminfo")).Select(line => line.Split([':', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts.Length >= 2).ToDictionary(parts => parts[0], parts => double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) * Kibi, StringComparer.Ordinal);
        return (kibibytes["MemTotal"] - kibibytes["MemAvailable"], kibibytes["MemTotal"]);
    }

    private static (long Received, long Sent)? ReadNetwork()
    {
        var devices = NetworkInterface.GetAllNetworkInterfaces().Where(device => device.NetworkInterfaceType != NetworkInterfaceType.Loopback).Select(device => device.GetIPStatistics()).ToList();
        return (devices.Sum(device => device.BytesReceived), devices.Sum(device => device.BytesSent));
    }

    private static T? Try<T>(Func<T?> read)
        where T : struct
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return null; // A figure is a convenience: whatever keeps it away, the training goes on.
        }
    }
}
