namespace HarOrleans.Data.Parquet.Checking;

/// <summary>
/// Goes over all that a Parquet file says of itself (footer, page headers, the lengths that packed data claim) before the library reads any of it, because that believes every length and count:
/// with some changed bytes it takes gigabytes, or reads on for ever at the end of the file.
/// </summary>
internal static class ParquetCheck
{
    /// <summary>Where the pages stand.</summary>
    /// <exception cref="InvalidDataException">Something does not fit the rest; the message says what, and at which byte.</exception>
    /// <exception cref="InvalidDataSetException">The file is whole, and written in a way that is not read here.</exception>
    internal static ParquetLayout Of(Stream file, string path, CancellationToken cancellationToken)
    {
        var footer = ParquetFooter.Read(file, path);
        var walk = new ChunkWalk(file, footer, path);
        var groups = new List<IReadOnlyList<(long, long)>>();
        foreach (var group in footer.RowGroups)
        {
            cancellationToken.ThrowIfCancellationRequested();
            groups.Add([.. group.Structs(1).Select((chunk, at) => walk.Walk(chunk.Struct(3), footer.Columns[at]))]);
        }

        return new ParquetLayout(groups);
    }
}
