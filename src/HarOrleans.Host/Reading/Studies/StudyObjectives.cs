using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Reading.Studies;

/// <summary>A study's objectives in words.</summary>
internal static class StudyObjectives
{
    /// <summary>What their values are called: by metric names; without any, of one objective "value", of several their places.</summary>
    internal static IReadOnlyList<string> Names(StudySpec spec) => spec.MetricNames.Count > 0 ? spec.MetricNames
        : spec.Directions.Count == 1 ? ["value"]
        : [.. Enumerable.Range(0, spec.Directions.Count).Select(place => string.Create(CultureInfo.InvariantCulture, $"value_{place}"))];

    /// <summary>Which values are better: a word, or of several objectives a list with their names.</summary>
    internal static string Directions(StudySpec spec) => spec.Directions.Count == 1
        ? TextFormat.Word(spec.Direction)
        : string.Join(", ", Names(spec).Zip(spec.Directions, (name, direction) => $"{TextFormat.Word(direction)} {name}"));

    /// <summary>A trial's values, one for each objective; a dash where it has none.</summary>
    internal static IEnumerable<string> Cells(StudySpec spec, FrozenTrial trial) =>
        spec.Directions.Select((_, place) => trial.Values is { } values && place < values.Count ? TextFormat.Value(values[place]) : "-");
}
