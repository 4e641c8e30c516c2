using System.IO.Compression;
using System.Net;
using System.Net.Sockets;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>Input that cannot work: exit code 2, a message that names it and says what to do, and nothing changed.</summary>
public sealed class BadInputTests(SimulatedFiles files) : IDisposable
{
    private const string Good = "a,b,subject,Activity\n0.5,-1,1,WALKING\n0.25,1e-3,3,SITTING\n-0.5,0,1,WALKING\n0,0.5,1,SITTING\n";
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Data => _folder.File("data");

    private string State => _folder.File("state");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train", null, "there is none of train.csv", "Name the folder")]
    [InlineData("test", null, "there is none of test.csv", "Name the folder")]
    [InlineData("train", "", "train.csv: the file is empty", "Copy or download the file again")]
    [InlineData("test", "a,b,subject,Activity\n0.5,-1,1,WALK", "test.csv, line 2, column 'Activity': the activity 'WALK' does not occur in train.csv", "Correct the name")]
    [InlineData("train", "a,b,subject,Activity\n0.5,-1,1,WALKING\n0.5,-1\n", "train.csv, line 3, column 'subject': expected 4 columns as in the header, found 2", "the file may be cut short")]
    [InlineData("test", "a,b,subject,Activity\n0.5,-1,1,WALKING\n0.5,-1,7,1,WALKING\n", "test.csv, line 3: expected 4 columns as in the header, found 5", "Correct the row")]
    [InlineData("test", "a,c,subject,Activity\n0.5,-1,1,WALKING\n", "test.csv, line 1, column 'c': the feature columns differ", "the same feature columns")]
    [InlineData("train", "a,b,subject,Activity\n0.5,-1,1,WALKING\n0.5,fast,1,WALKING\n", "train.csv, line 3, column 'b': ", "fast")]
    [InlineData("train", "a,b,subject,Activity\n0.5,-1,1,WALKING\nNaN,1,1,WALKING\n", "train.csv, line 3, column 'a': ", "NaN")]
    [InlineData("test", "a,b,subject,Activity\n0.5,-1,1,FLYING\n", "test.csv, line 2, column 'Activity': the activity 'FLYING' does not occur in train.csv", "SITTING, WALKING")]
    public async Task A_data_file(string file, string? text, string message, string remedy)
    {
        Directory.CreateDirectory(Data);
        foreach (var name in (string[])["train", "test"])
        {
            if ((name == file ? text : Good) is { } content)
            {
                await File.WriteAllTextAsync(Path.Combine(Data, name + ".csv"), content, Cancelled);
            }
        }

        // A file is named with its folder; what the folder lacks, without naming it twice.
        await RefusedAsync([text is null ? $"har: --data {Data}: {message}" : $"har: --data {Data}: {Data}", message, remedy], "--data", Data);
    }

    [Theory]
    [InlineData(0, "train.csv.gz: the file is empty")]
    [InlineData(25, "train.csv.gz: the gzip data")]
    public async Task A_packed_file_that_is_cut_off(int bytes, string message)
    {
        Directory.CreateDirectory(Data);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Good), Cancelled);
        }

        await File.WriteAllBytesAsync(Path.Combine(Data, "train.csv.gz"), packed.ToArray()[..bytes], Cancelled);
        await File.WriteAllTextAsync(Path.Combine(Data, "test.csv"), Good, Cancelled);
        await RefusedAsync([message, "Copy or download the file again"], "--data", Data);
    }

    [Theory]
    [InlineData(null, "there is no such file", "Name the archive")]
    [InlineData("", "the file is empty", "Download it again")]
    [InlineData("PK cut off", "it has 10 bytes, and the archive has 61005872", "Download it again")]
    public async Task An_archive(string? text, string message, string remedy)
    {
        var archive = _folder.File("uci.zip");
        if (text is not null)
        {
            await File.WriteAllTextAsync(archive, text, Cancelled);
        }

        await RefusedAsync([$"har: --data {archive}: {archive}: {message}", remedy], "--data", archive);
    }

    [Fact]
    public async Task A_port_in_use()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = $"{((IPEndPoint)taken.LocalEndpoint).Port}";
        await RefusedAsync([$"port = {port} is in use by another process", "--port, or 0 for any free one"], "--port", port, "--data", await files.Few);
        await RefusedAsync("serve", State, [$"port = {port} is in use by another process"], "--port", port);
    }

    [Fact]
    public async Task A_state_folder_below_a_file()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "", Cancelled);
        await RefusedAsync("demo", _folder.File("file/state"), [$"The state folder '{_folder.File("file/state")}' cannot be used", "Choose another --state"], "--port", "0", "--data", await files.Few);
    }

    [Fact]
    public async Task A_state_folder_on_a_disk_that_cannot_be_written_and_on_one_that_is_full()
    {
        using (var disk = Tmpfs.Mount(_folder.File("read-only"), "ro,size=128m"))
        {
            await RefusedAsync("demo", Path.Combine(disk.Path, "state"), ["cannot be used: Read-only file system", "Choose another --state, or make it writable"], "--port", "0", "--data", await files.Few);
        }

        using var full = Tmpfs.Mount(_folder.File("full"), "size=1m");
        full.Fill();
        await RefusedAsync("serve", Path.Combine(full.Path, "state"), ["its disk has 0 MiB free, and at least 64 MiB are needed", "Free some space"], "--port", "0");
    }

    [Fact]
    public async Task A_study_that_was_made_with_other_settings_or_other_data()
    {
        await Demo.RunAsync(_folder, Cancelled, "--trials", "1", "--epochs", "2", "--data", await files.Few);
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "train.csv"), Good, Cancelled);
        await File.WriteAllTextAsync(Path.Combine(Data, "test.csv"), Good, Cancelled);
        var before = Database.Everything(State);
        foreach (var (message, option, value) in ((string, string, string)[])
        [
            ("epochs = 2, but epochs = 3 was asked for", "--epochs", "3"),
            ("seed = 0, but seed = 1 was asked for", "--seed", "1"),
            ("window = 4, but window = 5 was asked for", "--window", "5"),
            ("protocol = subject-wise, but protocol = notebook was asked for", "--protocol", "notebook"),
            ("was made on other data: ", "--data", Data),
        ])
        {
            string[] usual = [.. option == "--epochs" ? (string[])[] : ["--epochs", "2"], .. option == "--data" ? (string[])[] : ["--data", await files.Few]];
            await using var other = Demo.Start(_folder, ["--trials", "2", "--exit", option, value, .. usual]);
            Assert.Equal(2, await other.ExitAsync(Cancelled));
            Assert.Contains($"'lstm_har_study' was made", other.Errors, StringComparison.Ordinal);
            Assert.Contains(message, other.Errors, StringComparison.Ordinal);
            Assert.Equal(before, Database.Everything(State));
        }
    }

    private Task RefusedAsync(string[] messages, params string[] options) => RefusedAsync("demo", State, messages, ["--exit", .. options]);

    private static async Task RefusedAsync(string verb, string state, string[] messages, params string[] options)
    {
        await using var har = HarProcess.Start(Built.Har, [verb, "--state", state, .. options]);
        var exit = await har.ExitAsync(Cancelled);
        Assert.True(exit == 2, $"exit {exit}\n{har.Errors}\n{har.Output}");
        Assert.All(messages, message => Assert.Contains(message, har.Errors, StringComparison.Ordinal));
        Assert.False(Directory.Exists(state), "the state folder was made");
        Assert.DoesNotContain("   at ", har.Errors, StringComparison.Ordinal);
    }
}
