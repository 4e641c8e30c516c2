using System.Runtime.InteropServices;

namespace HarOrleans.Storage.Search;

/// <summary>What several runs have of something, by the run's key.</summary>
internal sealed class RowsOfRuns<T>
{
    private readonly Dictionary<long, List<T>> _rows = [];

    /// <summary>What a run has, in the order in which it came.</summary>
    public IReadOnlyList<T> this[long key] => _rows.TryGetValue(key, out var rows) ? rows : [];

    /// <summary>Takes one more.</summary>
    public void Add(long key, T row) => (CollectionsMarshal.GetValueRefOrAddDefault(_rows, key, out _) ??= []).Add(row);
}
