using System.Formats.Tar;
using HarOrleans.Host.Mlflow;

namespace HarOrleans.Host.Tests.Mlflow;

public sealed class MlflowSourceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("har-tar-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    private static PaxTarEntry File(string name) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1]) };

    public static TheoryData<string> Escapes => ["../evil", "/etc/evil", "mlruns/../../evil", "mlruns/a\\b", "mlruns//x"];

    [Theory]
    [MemberData(nameof(Escapes))]
    public async Task An_entry_that_would_escape_is_refused_by_name(string name)
    {
        var tar = await MlflowStore.TarAsync(_folder.FullName, File(name));
        var error = await Assert.ThrowsAsync<BadInputException>(() => MlflowSource.OpenAsync(tar, Cancelled));
        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was imported", error.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Path.Combine(Path.GetTempPath(), "evil")));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    public async Task Anything_but_files_and_folders_is_refused_by_name(TarEntryType type)
    {
        var entry = new PaxTarEntry(type, "mlruns/1/odd");
        if (type is not TarEntryType.Fifo)
        {
            entry.LinkName = "/etc/passwd";
        }

        var error = await Assert.ThrowsAsync<BadInputException>(async () => await MlflowSource.OpenAsync(await MlflowStore.TarAsync(_folder.FullName, entry), Cancelled));
        Assert.Contains("'mlruns/1/odd'", error.Message, StringComparison.Ordinal);
        Assert.Contains(type.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_is_refused_before_it_grows()
    {
        // A header that promises two gigabytes is enough: what it says is believed before a byte of it is written.
        var path = Path.Combine(_folder.FullName, "bomb.tar");
        var tar = await MlflowStore.TarAsync(_folder.FullName, File("mlruns/1/zeros"));
        var bytes = await System.IO.File.ReadAllBytesAsync(tar, Cancelled);
        var name = bytes.AsSpan().IndexOf("mlruns/1/zeros"u8);
        while (name >= 0 && bytes[name + 156] != (byte)'0')
        {
            var next = bytes.AsSpan(name + 1).IndexOf("mlruns/1/zeros"u8);
            name = next < 0 ? -1 : name + 1 + next;
        }

        Assert.True(name >= 0);
        "20000000000\0"u8.CopyTo(bytes.AsSpan(name + 124));
        "        "u8.CopyTo(bytes.AsSpan(name + 148));
        var sum = bytes.AsSpan(name, 512).ToArray().Sum(each => (long)each);
        System.Text.Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(bytes.AsSpan(name + 148));
        await System.IO.File.WriteAllBytesAsync(path, bytes, Cancelled);

        var error = await Assert.ThrowsAsync<BadInputException>(() => MlflowSource.OpenAsync(path, Cancelled));
        Assert.Contains("'mlruns/1/zeros' it has grown beyond", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "there is no such folder or file")]
    [InlineData("empty", "holds no experiment")]
    [InlineData("broken.tar.xz", "cannot be unpacked")]
    [InlineData("broken.tar.gz", "cannot be unpacked")]
    public async Task What_is_no_store_is_refused_in_words(string name, string reason)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "empty"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder.FullName, "broken.tar.xz"), "no archive at all", Cancelled);
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder.FullName, "broken.tar.gz"), "no archive at all", Cancelled);
        var error = await Assert.ThrowsAsync<BadInputException>(() => MlflowSource.OpenAsync(Path.Combine(_folder.FullName, name), Cancelled));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_seed_projects_store_is_read_whole()
    {
        var data = Environment.GetEnvironmentVariable("HAR_TEST_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(data), "HAR_TEST_DATA does not name the folder of real data.");
        using var source = await MlflowSource.OpenAsync(Path.Combine(data!, "seed-project", "mlruns.tar.xz"), Cancelled);
        var reader = new MlflowReader(source.Root);
        var experiments = reader.Read();
        Assert.Empty(reader.Failed);
        Assert.Equal((2, 70, 61), (experiments.Count, experiments.Sum(each => each.Runs.Count), experiments.Sum(each => each.Models.Count)));
        Assert.Equal(8, experiments.SelectMany(each => each.Runs).Count(run => run.Run.Reason == Contracts.RunImport.WasRunning));
        Assert.Equal(13_423, experiments.SelectMany(each => each.Runs).SelectMany(run => run.Metrics).Sum(metric => MlflowPoints.Read(metric.Value, metric.Key).Count()));
    }
}
