namespace HarOrleans.Data.Acquisition;

/// <summary>How far a download is.</summary>
/// <param name="Bytes">Bytes on disk, with those of an earlier start.</param>
/// <param name="Total">Bytes in all.</param>
/// <param name="Remaining">An estimate from this start's pace; null until there is one.</param>
public sealed record DownloadProgress(long Bytes, long Total, TimeSpan? Remaining);
