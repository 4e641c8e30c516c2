using System.Runtime.InteropServices;
using System.Security.Cryptography;
using HarOrleans.Data.Preparing;

namespace HarOrleans.Data.Windows;

/// <summary>Keeps the windows of one folder, the last that was asked for: they are large, and studies of raw windows share one folder.</summary>
internal sealed class HarWindowSource : IHarWindowSource
{
    private static readonly string[] Files = ["train_inertial.npz", "test_inertial.npz"];
    private readonly Lock _gate = new();
    private readonly Dictionary<PreparationOptions, PreparedData> _prepared = [];
    private WindowSet? _set;
    private string? _stamp;

    public WindowSet Get(string? folder, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var stamp = Stamp(folder);
            if (_set is null || stamp != _stamp)
            {
                (_set, _stamp) = (null, null);
                _prepared.Clear();
                (_set, _stamp) = (Read(folder, cancellationToken), stamp);
            }

            return _set;
        }
    }

    public PreparedData Prepare(string? folder, PreparationOptions options, CancellationToken cancellationToken = default)
    {
        HarData.Check(options);
        lock (_gate)
        {
            var set = Get(folder, cancellationToken);
            if (!_prepared.TryGetValue(options, out var prepared))
            {
                _prepared[options] = prepared = PreparedWindows.Of(set, options);
            }

            return prepared;
        }
    }

    private static WindowSet Read(string? folder, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            var (people, others) = HarData.SimulateSensors();
            return Set(HarData.SimulatedName, true, people.Windows, others.Windows);
        }

        HarData.CheckFolder(folder);
        var train = Labelled(Path.Combine(folder, Files[0]), cancellationToken);
        return Set(new DirectoryInfo(folder).Name, HarData.IsSimulated(folder), train, Labelled(Path.Combine(folder, Files[1]), cancellationToken));
    }

    private static WindowSet Set(string name, bool simulated, InertialWindows train, InertialWindows test) =>
        new(name, simulated, train, test, Digest(train), Digest(test));

    private static InertialWindows Labelled(string path, CancellationToken cancellationToken)
    {
        var windows = HarWindows.ReadNpz(path, cancellationToken);
        return windows.Labels is not null && windows.Subjects is not null ? windows : throw new InvalidDataSetException(
            windows.Labels is null ? "the array y (labels) is missing" : "the array subject is missing", "Add it: one whole number a window.", path);
    }

    private static string Digest(InertialWindows windows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<float>(windows.Values));
        hash.AppendData(MemoryMarshal.AsBytes<int>(windows.Labels));
        hash.AppendData(MemoryMarshal.AsBytes<int>(windows.Subjects));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Stamp(string? folder) => string.IsNullOrWhiteSpace(folder)
        ? string.Empty
        : string.Join('|', Files.Select(name => new FileInfo(Path.Combine(Path.GetFullPath(folder), name)))
            .Select(file => FormattableString.Invariant($"{file.FullName}@{(file.Exists ? file.Length : -1)}@{(file.Exists ? file.LastWriteTimeUtc.Ticks : 0)}")));
}
