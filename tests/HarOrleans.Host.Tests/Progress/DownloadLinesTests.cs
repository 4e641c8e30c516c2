using HarOrleans.Data.Acquisition;
using HarOrleans.Host.Progress;

namespace HarOrleans.Host.Tests.Progress;

public sealed class DownloadLinesTests
{
    [Fact]
    public void A_line_comes_every_tenth_of_the_way_with_an_estimate()
    {
        List<string> lines = [];
        var display = new DownloadLines(lines.Add);
        for (var bytes = 0; bytes <= 61_000_000; bytes += 1_000_000)
        {
            display.Report(new DownloadProgress(bytes, 61_000_000, TimeSpan.FromSeconds((61_000_000 - bytes) / 1_000_000)));
        }

        Assert.Equal(10, lines.Count);
        Assert.Equal("Download   7.0 of 61.0 MB, about 54 s left", lines[0]);
        Assert.Equal("Download   61.0 of 61.0 MB", lines[^1]);
    }
}
