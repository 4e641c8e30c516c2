using System.Text.Json;
using HarOrleans.Host.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Host.Tests.Hosting;

public sealed class JsonLogTests
{
    [Fact]
    public async Task A_log_line_is_one_document_on_standard_error_with_its_scopes()
    {
        using var errors = new StringWriter();
        var before = Console.Error;
        Console.SetError(TextWriter.Synchronized(errors));
        try
        {
            await using var services = new ServiceCollection()
                .AddLogging(logging => HostLogging.Configure(logging, new ServerLog(_ => Assert.Fail("not as lines for people"), LogLevel.Warning, Json: true)))
                .BuildServiceProvider();
            var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("json-log-test");
            using (logger.BeginScope(new KeyValuePair<string, object>[] { new("har.run.id", "abc") }))
            {
                logger.LogWarning("disk is\nfull");
                logger.LogInformation("too little");
            }
        }
        finally
        {
            Console.SetError(before);
        }

        var line = Assert.Single(errors.ToString().Split('\n'), x => x.Contains("json-log-test", StringComparison.Ordinal));
        using var entry = JsonDocument.Parse(line);
        Assert.Equal("Warning", entry.RootElement.GetProperty("LogLevel").GetString());
        Assert.Equal("disk is\nfull", entry.RootElement.GetProperty("Message").GetString());
        Assert.Contains(entry.RootElement.GetProperty("Scopes").EnumerateArray(), x => x.TryGetProperty("har.run.id", out var run) && run.GetString() == "abc");
    }
}
