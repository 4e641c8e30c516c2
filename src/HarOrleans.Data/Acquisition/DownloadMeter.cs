namespace HarOrleans.Data.Acquisition;

/// <summary>Tells how far a download is, four times a second at most, with an estimate of the rest.</summary>
internal sealed class DownloadMeter(long total, IProgress<DownloadProgress>? progress, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private long _from;
    private long _began;
    private long _told;

    /// <summary>A connection begins at this many bytes.</summary>
    internal void Begin(long bytes)
    {
        _from = bytes;
        _began = _told = time.GetTimestamp();
    }

    /// <summary>So many bytes are there.</summary>
    internal void Report(long bytes)
    {
        if (progress is null || (bytes < total && time.GetElapsedTime(_told) < Pause))
        {
            return;
        }

        _told = time.GetTimestamp();
        TimeSpan? remaining = bytes == total ? TimeSpan.Zero
            : bytes > _from ? time.GetElapsedTime(_began) * ((double)(total - bytes) / (bytes - _from))
            : null;
        progress.Report(new DownloadProgress(bytes, total, remaining));
    }
}
