using HarOrleans.Query;

namespace HarOrleans.Storage.Search;

/// <summary>Where a search begins, and what is left to look at.</summary>
/// <param name="Keys">A query for the keys of all rows that can match; null where it is better to begin elsewhere.</param>
/// <param name="Others">What rows have to meet beside it, what fewest do first.</param>
/// <param name="Listed">The one of these whose rows are listed once, from an index, in place of asking each row; null for none.</param>
internal sealed record SearchStart(string? Keys, IReadOnlyList<QueryNode> Others, QueryComparison? Listed = null);
