using System.Text.Json;
using System.Text.RegularExpressions;

namespace HarOrleans.Server.Tests;

/// <summary>The board of deploy/grafana: its queries, and the metrics that they name.</summary>
internal static partial class GrafanaBoard
{
    private static readonly string[] Words = ["histogram_quantile", "label_values", "har_trial_state", "har_slot_state", "har_storage_operation", "service_name", "__rate_interval"];

    internal static IReadOnlyList<string> Queries()
    {
        using var board = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.PathOf("deploy/grafana/har.json")));
        return [.. Under(board.RootElement, "expr").Concat(Under(board.RootElement, "query")).Where(x => x.Contains('_', StringComparison.Ordinal))];
    }

    internal static IEnumerable<string> Metrics(string query) => Name().Matches(query).Select(x => x.Value).Except(Words);

    private static IEnumerable<string> Under(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(x => x.Name == name && x.Value.ValueKind == JsonValueKind.String ? [x.Value.GetString()!] : Under(x.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(x => Under(x, name)),
        _ => [],
    };

    [GeneratedRegex("[a-z]+(_[a-z]+)+|__[a-z_]+")]
    private static partial Regex Name();
}
