namespace HarOrleans.Data.Understanding;

/// <summary>Takes a column's name, its values as they stand and the same in ascending order.</summary>
internal delegate T SortedColumn<out T>(string name, ReadOnlySpan<double> values, ReadOnlySpan<double> sorted);
