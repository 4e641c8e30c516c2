using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>What a study's objectives are called.</summary>
internal static class ObjectiveNames
{
    /// <summary>Their metric names; without any, of one objective "Value", of several their places.</summary>
    public static IReadOnlyList<string> Of(StudySpec spec) => spec.MetricNames.Count > 0 ? spec.MetricNames
        : spec.Directions.Count == 1 ? ["Value"]
        : [.. spec.Directions.Select((_, place) => $"Value {Format.Whole(place)}")];

    /// <summary>Which values are better, in a word.</summary>
    public static string Better(StudyDirection direction) => direction == StudyDirection.Maximize ? "highest" : "lowest";
}
