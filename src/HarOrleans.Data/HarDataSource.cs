using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data;

/// <summary>Keeps one data set a folder, the one that its files' size and time of change stand for.</summary>
internal sealed class HarDataSource(TableCache? cache = null) : IHarDataSource
{
    private readonly ConcurrentDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<HarDataset, ConcurrentDictionary<PreparationOptions, Lazy<PreparedData>>> _prepared = [];

    public HarDataset Get(string? folder, CancellationToken cancellationToken = default)
    {
        var key = string.IsNullOrWhiteSpace(folder) ? string.Empty : Path.GetFullPath(folder);
        return _shelves.GetOrAdd(key, path => new Shelf(path, cache)).Get(cancellationToken);
    }

    public PreparedData Prepare(string? folder, PreparationOptions options, CancellationToken cancellationToken = default)
    {
        HarData.Check(options);
        var dataset = Get(folder, cancellationToken);
        return _prepared.GetOrCreateValue(dataset)
            .GetOrAdd(options, how => new Lazy<PreparedData>(() => HarData.Prepare(dataset, how)))
            .Value;
    }

    /// <summary>One folder's place: one caller reads, the others wait; a read takes about a second at most.</summary>
    private sealed class Shelf(string folder, TableCache? cache)
    {
        private readonly Lock _gate = new();
        private HarDataset? _dataset;
        private string? _stamp;

        internal HarDataset Get(CancellationToken cancellationToken)
        {
            lock (_gate)
            {
                cancellationToken.ThrowIfCancellationRequested();

                // The stamp is taken before the read: a file that changes meanwhile is read again next time.
                var stamp = Stamp();
                if (_dataset is null || stamp != _stamp)
                {
                    _dataset = folder.Length == 0 ? HarData.Simulate() : HarData.Load(folder, cache, cancellationToken);
                    _stamp = stamp;
                }

                return _dataset;
            }
        }

        private string Stamp()
        {
            string[] names = folder.Length == 0 ? [] : [.. TableFile.Endings.SelectMany(ending => (string[])["train" + ending, "test" + ending])];
            return string.Join('|', names.Select(name => new FileInfo(Path.Combine(folder, name))).Select(file =>
                file.Exists ? FormattableString.Invariant($"{file.Length}@{file.LastWriteTimeUtc.Ticks}") : "-"));
        }
    }
}
