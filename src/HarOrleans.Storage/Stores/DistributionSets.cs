using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>Sets of distributions, each stored once, read once and written as JSON once: a set never changes, so what is durable may be kept. Safe for concurrent use.</summary>
internal sealed class DistributionSets
{
    private readonly ConcurrentDictionary<long, IReadOnlyDictionary<string, Distribution>> _read = new();
    private readonly ConditionalWeakTable<IReadOnlyDictionary<string, Distribution>, object> _numbers = [];

    /// <summary>The set's number, made where it is not there; null for an empty set.</summary>
    public async Task<long?> PutAsync(DbSession session, IReadOnlyDictionary<string, Distribution> distributions)
    {
        if (distributions.Count == 0)
        {
            return null;
        }

        if (_numbers.TryGetValue(distributions, out var known))
        {
            return (long)known;
        }

        const string Find = "SELECT set_id FROM distribution_set WHERE json = @json";
        var json = ("@json", (object?)StorageJson.Write(distributions));
        if (await session.ScalarAsync(Find, json) is long stored)
        {
            return stored;
        }

        await session.ExecuteAsync("INSERT INTO distribution_set (json) VALUES (@json) ON CONFLICT DO NOTHING", json);
        return (long?)await session.ScalarAsync(Find, json);
    }

    /// <summary>Remembers a set's number, once the unit that put it is durable: what a unit sees before may be undone.</summary>
    public void Keep(IReadOnlyDictionary<string, Distribution> distributions, long? set)
    {
        if (set is { } number)
        {
            _numbers.TryAdd(distributions, number);
            _read.TryAdd(number, distributions);
        }
    }

    /// <summary>The set of a number. Only ever kept from a read: what a write sees may be undone.</summary>
    public async Task<IReadOnlyDictionary<string, Distribution>> GetAsync(DbSession session, long? set, bool keep)
    {
        if (set is not { } id)
        {
            return ReadOnlyDictionary<string, Distribution>.Empty;
        }

        if (_read.TryGetValue(id, out var known))
        {
            return known;
        }

        var json = (string)(await session.ScalarAsync("SELECT json FROM distribution_set WHERE set_id = @set", ("@set", id)))!;
        var read = StorageJson.Read<Dictionary<string, Distribution>>(json);
        if (!keep)
        {
            return read;
        }

        var kept = _read.GetOrAdd(id, read);
        _numbers.TryAdd(kept, id);
        return kept;
    }
}
