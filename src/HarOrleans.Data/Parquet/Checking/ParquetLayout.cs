namespace HarOrleans.Data.Parquet.Checking;

/// <summary>Where the pages of each row group's columns stand, in the order of groups and columns.</summary>
/// <param name="Chunks">For each row group and column, the bytes of the file from the first page's header to the end of the last page.</param>
internal sealed record ParquetLayout(IReadOnlyList<IReadOnlyList<(long Start, long End)>> Chunks);
