using System.Globalization;
using HarOrleans.Data.Acquisition;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Progress;

/// <summary>A download in lines: one every tenth of the way.</summary>
/// <param name="say">Takes the lines.</param>
internal sealed class DownloadLines(Action<string> say) : IProgress<DownloadProgress>
{
    private long _tenths;

    /// <inheritdoc />
    public void Report(DownloadProgress value)
    {
        var tenths = value.Bytes * 10 / Math.Max(1, value.Total);
        if (tenths == _tenths)
        {
            return;
        }

        _tenths = tenths;
        var left = value.Remaining is { } time && time > TimeSpan.Zero ? $", about {TextFormat.Duration(time)} left" : string.Empty;
        say(string.Create(CultureInfo.InvariantCulture, $"Download   {value.Bytes / 1e6:0.0} of {value.Total / 1e6:0.0} MB{left}"));
    }
}
