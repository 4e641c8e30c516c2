using HarOrleans.Host.Hosting;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Host.Tests.Hosting;

public sealed class LineLoggerTests
{
    [Fact]
    public void An_entry_is_one_line_whatever_it_says()
    {
        List<string> lines = [];
        using var provider = new LineLoggerProvider(lines.Add);

        provider.CreateLogger("Har.Queue").LogWarning(new IOException("disk\nfull"), "Could not {What}\nnow", "write");

        Assert.Equal(["har: warning: Har.Queue: Could not write now (IOException: disk full)"], lines);
    }
}
