using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>Sets of distributions, each stored once and read once: a set never changes, so what was read may be kept. Safe for concurrent use.</summary>
internal sealed class DistributionSets
{
    private readonly ConcurrentDictionary<long, IReadOnlyDictionary<string, Distribution>> _read = new();

    /// <summary>The set's number, made where it is not there; null for an empty set.</summary>
    public static async Task<long?> PutAsync(DbSession session, IReadOnlyDictionary<string, Distribution> distributions)
    {
        if (distributions.Count == 0)
        {
            return null;
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
        return keep ? _read.GetOrAdd(id, read) : read;
    }
}
