using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace HarOrleans.EndToEnd.Tests;

public sealed class FindingDataTests : IDisposable
{
    private const string Train = "a,b,subject,Activity\n0.5,-1,1,WALKING\n0.25,1e-3,3,SITTING\n-0.5,0,1,WALKING\n0,0.5,1,SITTING\n";
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task On_an_empty_machine_without_a_network_the_sensors_are_simulated_and_the_cache_stays_empty()
    {
        // A proxy that nobody serves: no request leaves this machine, and all fail.
        var environment = new Dictionary<string, string?>
        {
            ["HAR_NO_DOWNLOAD"] = null,
            ["HAR_CACHE"] = _folder.File("cache"),
            ["HTTPS_PROXY"] = $"http://127.0.0.1:{ClosedPort()}",
            ["NO_PROXY"] = null,
            ["no_proxy"] = null,
            ["https_proxy"] = null,
        };
        await using var demo = HarProcess.Start(
            environment, Built.Har, "demo", "--state", _folder.File("state"), "--port", "0", "--trials", "1", "--epochs", "1", "--exit");

        Assert.True(await demo.ExitAsync(Cancelled) == 0, demo.Errors);
        Assert.Contains("No download: no connection to archive.ics.uci.edu", demo.Output, StringComparison.Ordinal);
        Assert.Contains("SIMULATED", demo.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.File("cache")));
    }

    [Fact]
    public async Task The_environment_names_the_data_unless_the_caller_asks_for_simulated_sensors()
    {
        Directory.CreateDirectory(_folder.File("mine"));
        await File.WriteAllTextAsync(_folder.File("mine/train.csv"), Train, Cancelled);
        await File.WriteAllTextAsync(_folder.File("mine/test.csv"), Train, Cancelled);
        var environment = new Dictionary<string, string?> { ["HAR_DATA"] = _folder.File("mine") };

        Assert.Equal(("mine", false), await DatasetAsync(environment));
        Assert.Equal(("simulated", true), await DatasetAsync(environment, "--simulate", "--study", "other"));
    }

    private async Task<(string? Name, bool Simulated)> DatasetAsync(Dictionary<string, string?> environment, params string[] more)
    {
        await using var demo = HarProcess.Start(
            environment, Built.Har, ["demo", "--state", _folder.File("state"), "--port", "0", "--trials", "1", "--epochs", "1", "--exit", "--json", "-", .. more]);
        Assert.True(await demo.ExitAsync(Cancelled) == 0, demo.Errors);
        var dataset = JsonDocument.Parse(demo.Output).RootElement.GetProperty("dataset");
        return (dataset.GetProperty("name").GetString(), dataset.GetProperty("simulated").GetBoolean());
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
