using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace HarOrleans.EndToEnd.Tests;

public sealed class DoctorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task On_a_machine_where_the_demo_works_it_says_so_in_a_table_and_leaves_nothing_behind()
    {
        await using var doctor = HarProcess.Start(Built.Har, "doctor", "--state", _folder.File("state"), "--port", "0");
        Assert.True(await doctor.ExitAsync(Cancelled) == 0, doctor.Errors + doctor.Output);

        var lines = doctor.Output.TrimEnd().Split('\n');
        Assert.All(
            (string[])[".NET", "processor", "memory", "native library", "GPU", "port", "state folder", "disk", "state lock", "data", "terminal"],
            name => Assert.Single(lines, line => line.Length > 7 && line[7..].StartsWith(name + " ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("ok     native library  libtorch loads", StringComparison.Ordinal));
        Assert.Equal("The demo works here: har demo", lines[^1]);
        Assert.DoesNotContain('\u001b', doctor.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task What_is_wrong_is_named_with_what_to_do_all_of_it_at_once()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = $"{((IPEndPoint)taken.LocalEndpoint).Port}";
        await File.WriteAllTextAsync(_folder.File("file"), "", Cancelled);

        var (exit, document) = await AskAsync(Built.Har, "--port", port, "--state", _folder.File("file/state"), "--data", _folder.File("nowhere"));

        Assert.Equal(1, exit);
        Assert.False(document.GetProperty("works").GetBoolean());
        AssertWrong(document, "port", $"{port} on 127.0.0.1 is in use", "--port 0");
        AssertWrong(document, "state folder", "is a file", "--state");
        AssertWrong(document, "data", "cannot be used", "there is no such folder");
        Assert.Equal(3, document.GetProperty("checks").EnumerateArray().Count(x => x.GetProperty("mark").GetString() == "wrong"));
    }

    [Fact]
    public async Task A_running_server_is_named_by_its_process_and_its_page()
    {
        await using var server = HarProcess.Start(Built.Har, "serve", "--state", _folder.File("state"), "--port", "0");
        var dashboard = (await server.LineAsync(x => x.Contains("http://", StringComparison.Ordinal), Cancelled)).Split(' ')[^1];
        await server.LineAsync(x => x.Contains("Ctrl+C ends", StringComparison.Ordinal), Cancelled);

        var (exit, document) = await AskAsync(Built.Har, "--state", _folder.File("state"), "--port", "0");

        Assert.Equal(1, exit);
        AssertWrong(document, "state lock", $"held by process {server.Id}", dashboard);
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_and_one_without_room_are_named()
    {
        using (var disk = Tmpfs.Mount(_folder.File("read-only"), "ro,size=128m"))
        {
            var (_, document) = await AskAsync(Built.Har, "--state", Path.Combine(disk.Path, "state"), "--port", "0");
            AssertWrong(document, "state folder", "Read-only file system", "--state");
        }

        using var small = Tmpfs.Mount(_folder.File("small"), "size=1m");
        AssertWrong((await AskAsync(Built.Har, "--state", small.Path, "--port", "0")).Document, "disk", "free", "Free some space");
    }

    [Fact]
    public async Task A_native_library_that_is_missing_or_damaged_is_named()
    {
        // The same program, in a folder of links whose libtorch has lost its bytes.
        var copy = _folder.File("copy");
        Link(Path.GetDirectoryName(Built.Har)!, copy);
        var library = Directory.EnumerateFiles(copy, "libtorch_cpu.*", SearchOption.AllDirectories).First();
        File.Delete(library);
        await File.WriteAllTextAsync(library, "", Cancelled);

        var (exit, document) = await AskAsync(Path.Combine(copy, "har"), "--state", _folder.File("state"), "--port", "0");
        Assert.Equal(1, exit);
        AssertWrong(document, "native library", "libtorch does not work", $"{library} does not load");

        File.Delete(library);
        AssertWrong((await AskAsync(Path.Combine(copy, "har"), "--port", "0")).Document, "native library", "libtorch does not work", $"{Path.GetFileName(library)} is missing");
    }

    private static void Link(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            var name = Path.GetFileName(file);
            if (name.StartsWith("har", StringComparison.Ordinal))
            {
                File.Copy(file, Path.Combine(to, name)); // of a link the system would take the folder that it leads to
            }
            else
            {
                File.CreateSymbolicLink(Path.Combine(to, name), file);
            }
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            Link(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private static void AssertWrong(JsonElement document, string check, string found, string next)
    {
        var finding = document.GetProperty("checks").EnumerateArray().Single(x => x.GetProperty("check").GetString() == check);
        Assert.True(finding.GetProperty("mark").GetString() == "wrong", document.ToString());
        Assert.Contains(found, finding.GetProperty("found").GetString(), StringComparison.Ordinal);
        Assert.Contains(next, finding.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    private static async Task<(int Exit, JsonElement Document)> AskAsync(string har, params string[] options)
    {
        await using var doctor = HarProcess.Start(har, ["doctor", "--json", "-", .. options]);
        var exit = await doctor.ExitAsync(Cancelled);
        Assert.True(exit is 0 or 1, $"exit {exit}\n{doctor.Errors}\n{doctor.Output}");
        return (exit, JsonDocument.Parse(doctor.Output).RootElement);
    }
}
