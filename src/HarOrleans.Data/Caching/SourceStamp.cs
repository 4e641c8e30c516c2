namespace HarOrleans.Data;

/// <summary>Which file, in which state: what tells without reading it that it is still the same.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ChangedAt">When it was last written.</param>
internal sealed record SourceStamp(string Path, long Bytes, DateTimeOffset ChangedAt)
{
    /// <summary>The stamp of a file as it is now; null where there is none.</summary>
    internal static SourceStamp? Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new SourceStamp(file.FullName, file.Length, file.LastWriteTimeUtc) : null;
    }
}
