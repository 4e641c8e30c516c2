using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Host.StudyVerbs;

/// <summary>A study's trials as a table, with the columns of Optuna's trials_dataframe: pure. A cell is null, a bool, a long, a double, a time or text.</summary>
/// <param name="Columns">The columns' names.</param>
/// <param name="Rows">A row for each trial by number.</param>
internal sealed record TrialsTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <param name="spec">The study.</param>
    /// <param name="trials">Its trials.</param>
    /// <param name="intermediates">Whether each step of what trials reported is a column too, as Optuna has it on request.</param>
    internal static TrialsTable Of(StudySpec spec, IReadOnlyList<FrozenTrial> trials, bool intermediates = false)
    {
        string[] values = spec.Directions.Count == 1 && spec.MetricNames.Count == 0 ? ["value"]
            : [.. spec.Directions.Select((_, objective) => spec.MetricNames.Count > 0 ? $"values_{spec.MetricNames[objective]}" : string.Create(CultureInfo.InvariantCulture, $"values_{objective}"))];
        string[] parameters = [.. spec.Space.Select(x => x.Name).Concat(trials.SelectMany(x => x.Params.Keys)).Distinct()];
        string[] user = [.. trials.SelectMany(x => x.UserAttributes.Keys).Distinct()];
        string[] system = [.. trials.SelectMany(x => x.SystemAttributes.Keys).Distinct()];
        long[] steps = intermediates ? [.. trials.SelectMany(x => x.Intermediates).Select(x => x.Step).Distinct().Order()] : [];
        return new(
            [
                "number", .. values, "datetime_start", "datetime_complete", "duration", .. parameters.Select(x => $"params_{x}"), .. user.Select(x => $"user_attrs_{x}"),
                .. system.Select(x => $"system_attrs_{x}"), .. steps.Select(x => string.Create(CultureInfo.InvariantCulture, $"intermediate_values_{x}")), "state", "reason",
            ],
            [.. trials.OrderBy(x => x.Number).Select(x => Row(x, values.Length, parameters, user, system, steps))]);
    }

    private static List<object?> Row(FrozenTrial trial, int values, string[] parameters, string[] user, string[] system, long[] steps) =>
    [
        (long)trial.Number,
        .. Enumerable.Range(0, values).Select(x => trial.Values is { } known && x < known.Count ? (object?)known[x] : null),
        trial.StartedAt,
        trial.FinishedAt,
        (trial.FinishedAt - trial.StartedAt)?.TotalSeconds,
        .. parameters.Select(x => trial.Params.TryGetValue(x, out var value) ? Cell(value) : null),
        .. user.Select(x => trial.UserAttributes.GetValueOrDefault(x)).Select(Cell),
        .. system.Select(x => trial.SystemAttributes.GetValueOrDefault(x)).Select(Cell),
        .. Reports(trial, steps),
        trial.State.ToString().ToUpperInvariant(),
        trial.Reason,
    ];

    private static IEnumerable<object?> Reports(FrozenTrial trial, long[] steps)
    {
        var reported = trial.Intermediates.ToDictionary(x => x.Step, x => x.Value);
        return steps.Select(x => reported.TryGetValue(x, out var value) ? (object?)value : null);
    }

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
