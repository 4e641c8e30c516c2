using HarOrleans.Data;

namespace HarOrleans.Host.Tests.DataVerbs;

public sealed class WindowVerbTests : IDisposable
{
    private readonly DataVerbFixture _har = new();

    public void Dispose() => _har.Dispose();

    [Fact]
    public async Task A_simulated_set_is_written_and_its_windows_and_recordings_have_its_features()
    {
        Assert.Equal(0, await _har.RunAsync(["simulate", "--out", _har.File("set"), "--seed", "3", "--train", "126", "--test", "54"]));
        Assert.StartsWith("Simulated sensors of seed 3, nobody was measured: 126 and 54 windows of 21 and 9 people", _har.Output, StringComparison.Ordinal);

        foreach (var source in new[] { "test_inertial.npz", "test_recordings.csv" })
        {
            Assert.Equal(0, await _har.RunAsync(["features", Path.Combine(_har.File("set"), source), "--out", _har.File("features.csv")]));
            Assert.Contains("54 windows of 2.56 s, of 9 people", _har.Output, StringComparison.Ordinal);
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(_har.File("set"), "test.csv"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(_har.File("features.csv"), TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, await _har.RunAsync(["features", Path.Combine(_har.File("set"), "test_inertial.npz"), "--json", _har.File("answer.json")]));
        Assert.Equal((54, 561, 54), (_har.Document().GetProperty("windows").GetInt32(), _har.Document().GetProperty("features").GetArrayLength(), _har.Document().GetProperty("rows").GetArrayLength()));
        Assert.Equal(0, await _har.RunAsync(["shapes", "--data", _har.File("set"), "--json", _har.File("answer.json")]));
        Assert.True(_har.Document().GetProperty("simulated").GetBoolean());

        Directory.CreateDirectory(_har.File("parquet"));
        foreach (var name in new[] { "train", "test" })
        {
            Assert.Equal(0, await _har.RunAsync(["features", Path.Combine(_har.File("set"), name + "_inertial.npz"), "--out", Path.Combine(_har.File("parquet"), name + ".parquet")]));
        }

        var (written, read) = (HarData.Load(_har.File("set"), TestContext.Current.CancellationToken), HarData.Load(_har.File("parquet"), TestContext.Current.CancellationToken));
        Assert.Equal(written.Test.Features, read.Test.Features);
        Assert.Equal(written.Train.Activities, read.Train.Activities);
        Assert.Equal(written.Train.HeaderNames, read.Train.HeaderNames);

        Assert.Equal(0, await _har.RunAsync(["features", "--compare", _har.File("set")]));
        Assert.Contains("561 of 561 columns differ by at most 2e-5", _har.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_may_be_named_and_one_that_is_not_the_archive_is_refused()
    {
        await File.WriteAllTextAsync(_har.File("uci.zip"), "not it", TestContext.Current.CancellationToken);

        Assert.Equal(2, await _har.RunAsync(["describe", "--data", _har.File("uci.zip")]));
        Assert.Contains($"--data {_har.File("uci.zip")}: ", _har.Error, StringComparison.Ordinal);
        Assert.Contains("it has 6 bytes, and the archive has 61005872", _har.Error, StringComparison.Ordinal);
        Assert.Equal(2, await _har.RunAsync(["describe", "--data", _har.File("nowhere.zip")]));
        Assert.Contains("there is no such file", _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_was_not_simulated_is_not_written_over()
    {
        Assert.Equal(2, await _har.RunAsync(["simulate", "--out", _har.Folder]));
        Assert.Contains("there is data in this folder that was not simulated", _har.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_har.Folder, HarData.SimulatedMark)));
    }

    [Theory]
    [InlineData("WINDOWS: there is no file of windows", "features")]
    [InlineData("it goes neither with WINDOWS nor with --out", "features", "a.npz", "--compare", "b")]
    [InlineData("the name ends neither in .npz nor in .csv", "features", "a.txt")]
    [InlineData("nowhere.npz: there is no such file", "features", "nowhere.npz")]
    [InlineData("--out x.txt: the name ends neither in .csv nor in .parquet", "features", "a.npz", "--out", "x.txt")]
    [InlineData("--compare nowhere: ", "features", "--compare", "nowhere")]
    [InlineData("--out: there is no folder to write to", "simulate")]
    [InlineData("--train 5: out of range", "simulate", "--train", "5")]
    public async Task A_wrong_call_is_named_with_what_to_do(string message, params string[] call)
    {
        Assert.Equal(2, await _har.RunAsync(call));
        Assert.Contains(message, _har.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.1,0,9.7,0,0,0", 128, "Divide accelerations in m/s² by 9.80665")]
    [InlineData("0.1,0,0.97,0,0,0", 127, "has 128 samples, which make one window")]
    [InlineData("0.1,0,one,0,0,0", 128, "line 2, column 'acc_z': 'one' is not a finite decimal number")]
    public async Task A_recording_that_is_none_is_named(string sample, int samples, string message)
    {
        await File.WriteAllTextAsync(_har.File("phone.csv"), "acc_x,acc_y,acc_z,gyro_x,gyro_y,gyro_z\n" + string.Concat(Enumerable.Repeat(sample + "\n", samples)), TestContext.Current.CancellationToken);
        Assert.Equal(2, await _har.RunAsync(["features", _har.File("phone.csv")]));
        Assert.Contains(message, _har.Error, StringComparison.Ordinal);
    }
}
