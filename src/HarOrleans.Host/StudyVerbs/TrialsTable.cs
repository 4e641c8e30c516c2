using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Host.StudyVerbs;

/// <summary>A study's trials as a table, with the columns of Optuna's trials_dataframe: pure. A cell is null, a bool, a long, a double, a time or text.</summary>
/// <param name="Columns">The columns' names.</param>
/// <param name="Rows">A row for each trial by number.</param>
internal sealed record TrialsTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    internal static TrialsTable Of(StudySpec spec, IReadOnlyList<FrozenTrial> trials)
    {
        string[] values = spec.Directions.Count == 1 && spec.MetricNames.Count == 0 ? ["value"]
            : [.. spec.Directions.Select((_, objective) => spec.MetricNames.Count > 0 ? $"values_{spec.MetricNames[objective]}" : string.Create(CultureInfo.InvariantCulture, $"values_{objective}"))];
        string[] parameters = [.. spec.Space.Select(x => x.Name).Concat(trials.SelectMany(x => x.Params.Keys)).Distinct()];
        string[] user = [.. trials.SelectMany(x => x.UserAttributes.Keys).Distinct()];
        string[] system = [.. trials.SelectMany(x => x.SystemAttributes.Keys).Distinct()];
        return new(
            [
                "number", .. values, "datetime_start", "datetime_complete", "duration", .. parameters.Select(x => $"params_{x}"), .. user.Select(x => $"user_attrs_{x}"),
                .. system.Select(x => $"system_attrs_{x}"), "state", "reason",
            ],
            [.. trials.OrderBy(x => x.Number).Select(x => Row(x, values.Length, parameters, user, system))]);
    }

    private static List<object?> Row(FrozenTrial trial, int values, string[] parameters, string[] user, string[] system) =>
    [
        (long)trial.Number,
        .. Enumerable.Range(0, values).Select(x => trial.Values is { } known && x < known.Count ? (object?)known[x] : null),
        trial.StartedAt,
        trial.FinishedAt,
        (trial.FinishedAt - trial.StartedAt)?.TotalSeconds,
        .. parameters.Select(x => trial.Params.TryGetValue(x, out var value) ? Cell(value) : null),
        .. user.Select(x => trial.UserAttributes.GetValueOrDefault(x)).Select(Cell),
        .. system.Select(x => trial.SystemAttributes.GetValueOrDefault(x)).Select(Cell),
        trial.State.ToString().ToUpperInvariant(),
        trial.Reason,
    ];

    private static object? Cell(ParamValue value) => value.Kind switch
    {
        ParamKind.Null => null,
        ParamKind.Bool => value.AsBool(),
        ParamKind.Int => value.AsInt(),
        ParamKind.Float => value.AsDouble(),
        _ => value.AsString(),
    };

    /// <summary>A number in an attribute is a number in the table; anything else stays JSON.</summary>
    private static object? Cell(string? json) => json is null ? null : UserAttributes.Number(json) is { } number ? number : json;
}
