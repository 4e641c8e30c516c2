using HarOrleans.Host.Output;

namespace HarOrleans.Host.Tests.Output;

public sealed class JsonTargetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("har-json-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Opening_writes_nothing_and_writing_leaves_just_the_file()
    {
        var path = Path.Combine(_folder, "out.json");
        var target = JsonTarget.Open(path);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));

        await target!.WriteAsync("{}\n"u8.ToArray());
        await target.WriteAsync("{\"a\":1}\n"u8.ToArray());

        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
        Assert.Equal("{\"a\":1}\n", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Left_out_it_goes_nowhere() => Assert.Null(JsonTarget.Open(null));

    [Fact]
    public void A_folder_is_refused()
    {
        var error = Assert.Throws<BadInputException>(() => JsonTarget.Open(_folder));
        Assert.Contains($"--json {_folder}: this is a folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_a_folder_that_is_not_there_is_refused()
    {
        var path = Path.Combine(_folder, "no", "out.json");
        var error = Assert.Throws<BadInputException>(() => JsonTarget.Open(path));
        Assert.Contains("there is no folder", error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_refused()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no /proc here, the one folder that even root cannot write to.");
        var error = Assert.Throws<BadInputException>(() => JsonTarget.Open("/proc/out.json"));
        Assert.Contains("--json /proc/out.json: /proc cannot be written to", error.Message, StringComparison.Ordinal);
    }
}
