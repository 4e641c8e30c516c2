using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Server.Tests;

public sealed class StartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_wrong_option_is_named_with_its_value_and_nothing_is_written()
    {
        var state = Path.Combine(_folder.Path, "state");
        var options = new HarServerOptions { StateFolder = state, Port = 70000, TrainerSlots = 0, Roles = ["control", "cook"] };

        var error = await Assert.ThrowsAsync<InvalidSpecException>(() => HarTestServer.StartAsync(options, ScriptedObjective.Smooth()));

        Assert.Contains(error.Errors, x => x.Contains("port = 70000", StringComparison.Ordinal));
        Assert.Contains(error.Errors, x => x.Contains("slots = 0", StringComparison.Ordinal));
        Assert.Contains(error.Errors, x => x.Contains("cook", StringComparison.Ordinal));
        Assert.False(Directory.Exists(state));
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_with_the_process_that_has_it_and_free_after_it()
    {
        await using (await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth()))
        {
            var error = await Assert.ThrowsAsync<StateFolderInUseException>(() => HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth()));
            Assert.Equal(Environment.ProcessId, error.ProcessId);
        }

        await using var next = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        Assert.Empty(await next.Client.Studies.ListAsync(0, 10, Cancelled));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_state_folder_that_is_made_is_its_owner_s_alone_and_one_that_is_there_keeps_its_rights()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const UnixFileMode Others = Owner | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        var (made, given) = (Path.Combine(_folder.Path, "above", "made"), Directory.CreateDirectory(Path.Combine(_folder.Path, "given")).FullName);
        File.SetUnixFileMode(given, Others);
        foreach (var folder in new[] { made + Path.DirectorySeparatorChar, given })
        {
            StateFolderLock.Take(folder).Dispose();
        }

        Assert.Equal(Owner, File.GetUnixFileMode(made));
        Assert.Equal(Others, File.GetUnixFileMode(given));
    }

    [Fact]
    public async Task A_stale_process_id_of_a_server_that_died_does_not_hold_the_folder()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "server.pid"), "1", Cancelled);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "server.lock"), "", Cancelled);
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        Assert.Empty(await server.Client.Studies.ListAsync(0, 10, Cancelled));
    }

    [Fact]
    public async Task A_state_folder_that_is_a_file_is_refused_by_name()
    {
        var file = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(file, "", Cancelled);
        var error = await Assert.ThrowsAsync<StateFolderUnusableException>(() => HarTestServer.StartAsync(file, ScriptedObjective.Smooth()));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_refused_by_number_before_anything_is_written()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var state = Path.Combine(_folder.Path, "state");

        var error = await Assert.ThrowsAsync<PortInUseException>(() =>
            HarTestServer.StartAsync(new HarServerOptions { StateFolder = state, Port = port }, ScriptedObjective.Smooth()));

        Assert.Equal(port, error.Port);
        Assert.False(Directory.Exists(state));
    }

    [Fact]
    public async Task Two_servers_on_one_machine_never_meet()
    {
        using var other = new TempFolder();
        await using var red = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        await using var blue = await HarTestServer.StartAsync(other.Path, ScriptedObjective.Smooth());
        await red.Client.Studies.GetOrCreateAsync(TestSpecs.Study("red"), Cancelled);
        await blue.Client.Studies.GetOrCreateAsync(TestSpecs.Study("blue"), Cancelled);

        Assert.Null(await red.Client.Studies.FindAsync("blue", Cancelled));
        Assert.Null(await blue.Client.Studies.FindAsync("red", Cancelled));
        Assert.Single((await KnownQueueAsync(red)).Trainers);
        Assert.Single((await KnownQueueAsync(blue)).Trainers);
    }

    /// <summary>A server's queue once its trainer's first sign of life has arrived.</summary>
    private static async Task<QueueSnapshot> KnownQueueAsync(HarTestServer server)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var queue = await server.Client.GetQueueAsync(limit.Token);
            if (queue.Trainers.Count > 0)
            {
                return queue;
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
