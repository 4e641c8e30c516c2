using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>Where one watch of a query stands.</summary>
internal sealed class RunQueryPull(ICatalogGrain catalog, RunSearch search, RunQueryState? after)
{
    private const int VersionBytes = 16;
    private static readonly JsonSerializerOptions Whole = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private RunQueryState? _state = after;

    public async Task<Pulled<RunQueryUpdate>> NextAsync(CancellationToken cancellationToken)
    {
        var runs = (await catalog.SearchRunsAsync(search, cancellationToken)).Runs;
        var state = new RunQueryState([.. runs.Select(run => new RunVersion(run.Info.RunId, VersionOf(run)))]);
        var known = _state?.Runs ?? [];
        if (_state is not null && known.SequenceEqual(state.Runs))
        {
            return new(null, 0, false);
        }

        var told = known.ToDictionary(run => run.RunId, run => run.Version, StringComparer.Ordinal);
        var changed = runs.Where((run, i) => told.GetValueOrDefault(run.Info.RunId) != state.Runs[i].Version).ToList();
        var gone = told.Keys.Except(state.Runs.Select(run => run.RunId), StringComparer.Ordinal).ToList();
        _state = state;
        return new(new RunQueryUpdate(changed, gone, state), 0, false);
    }

    private static string VersionOf(RunDetail run) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(run, Whole)).AsSpan(0, VersionBytes));
}
