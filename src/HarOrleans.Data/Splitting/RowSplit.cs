namespace HarOrleans.Data.Splitting;

/// <summary>One way to part rows in two.</summary>
/// <param name="Train">Rows to train with, from 0, ascending.</param>
/// <param name="Test">Rows to test with, from 0, ascending; none of them is in <paramref name="Train"/>.</param>
public sealed record RowSplit(IReadOnlyList<int> Train, IReadOnlyList<int> Test);
