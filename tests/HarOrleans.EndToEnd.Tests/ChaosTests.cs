using System.Text.Json;
using HarOrleans.Testing;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>The short form of what <c>tests/HarOrleans.Chaos</c> does for hours, on the servers of the team's compose file.</summary>
public sealed class ChaosTests : IDisposable
{
    private const double StopLimit = 10;
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Servers_of_the_compose_file_train_together_and_lose_and_double_nothing_when_they_die_or_stop_or_the_database_does()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        await using var chaos = HarProcess.Start(
            Built.Chaos, "--compose", Built.Compose, "--seed", "1", "--faults", "4", "--trials", "8", "--sequence", "kill:trainer,stop:control,database,stop:trainer", "--json", _folder.File("report.json"));
        var exit = await chaos.ExitAsync(Cancelled);
        TestContext.Current.TestOutputHelper?.WriteLine(chaos.Output);

        Assert.True(exit == 0, $"{chaos.Errors}\n{chaos.Output}");
        Assert.Contains("5 servers have joined: control-1, control-2, trainer-1, trainer-2, dashboard", chaos.Output, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("report.json"), Cancelled));
        Assert.Empty(report.RootElement.GetProperty("wrong").EnumerateArray());
        Assert.Equal(4, report.RootElement.GetProperty("recoveries").GetInt32());
        Assert.True(report.RootElement.GetProperty("longest_stop_seconds").GetDouble() <= StopLimit);
    }
}
