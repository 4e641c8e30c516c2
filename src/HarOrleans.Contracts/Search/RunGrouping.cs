namespace HarOrleans.Contracts;

/// <summary>Runs put into groups by what they have in common.</summary>
/// <param name="Query">Which runs, in the search grammar; empty for all.</param>
/// <param name="GroupBy">Fields such as <c>params.optimizer</c> or <c>status</c>: 1 to <see cref="RunSearch.MostKeys"/>.</param>
/// <param name="Values">Fields with numbers to sum up in each group, such as <c>metrics.accuracy.max</c>; at most 20.</param>
/// <param name="ExperimentIds">Of these experiments; empty for all.</param>
/// <param name="View">Active runs, deleted ones or both.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunGrouping)]
public sealed record RunGrouping(string Query, IReadOnlyList<string> GroupBy, IReadOnlyList<string> Values, IReadOnlyList<long> ExperimentIds, ViewType View = ViewType.ActiveOnly)
{
    /// <summary>Most groups of an answer.</summary>
    public const int MostGroups = 1_000;
}
