using System.Text.Json;

namespace HarOrleans.EndToEnd.Tests;

public sealed class DemoTests(SimulatedFiles files) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Real_data_give_3_tracked_trials_whose_best_matrix_has_exactly_the_accuracy_that_is_its_value()
    {
        Assert.SkipWhen(Built.RealData is null, "HAR_TEST_DATA does not name a folder with uci-har.");
        var document = await Demo.RunAsync(_folder, Cancelled, "--data", Built.RealData!, "--protocol", "notebook", "--trials", "3", "--epochs", "2");

        var dataset = document.GetProperty("dataset");
        Assert.False(dataset.GetProperty("simulated").GetBoolean());
        Assert.Equal((7352, 2947, 562), (dataset.GetProperty("train").GetInt32(), dataset.GetProperty("test").GetInt32(), dataset.GetProperty("features").GetInt32()));
        Assert.Equal("9a917fb3dfdb25599e3a49e2905e228380ea48bc7d87414e56c90143cab40480", dataset.GetProperty("sha256").GetProperty("train").GetString());
        AssertMatrixIsTheValue(document, 2947);
        Assert.True(document.GetProperty("best").GetProperty("value").GetDouble() > 0.8);
    }

    [Fact]
    public async Task Without_data_the_demo_says_that_its_sensors_are_simulated()
    {
        await using var demo = Demo.Start(_folder, "--trials", "2", "--epochs", "2", "--exit", "--json", "-");
        Assert.Equal(0, await demo.ExitAsync(Cancelled));

        var document = JsonDocument.Parse(demo.Output).RootElement;
        Assert.True(document.GetProperty("dataset").GetProperty("simulated").GetBoolean());
        Assert.Contains("simulated", demo.Errors, StringComparison.OrdinalIgnoreCase);
        AssertMatrixIsTheValue(document, rows: null);
        var test = document.GetProperty("test");
        Assert.Equal(document.GetProperty("dataset").GetProperty("test").GetInt32(), test.GetProperty("report").GetProperty("weighted avg").GetProperty("support").GetInt32());
        Assert.Equal(test.GetProperty("accuracy").GetDouble(), test.GetProperty("report").GetProperty("accuracy").GetDouble());
        Assert.InRange(test.GetProperty("accuracy").GetDouble(), test.GetProperty("interval")[0].GetDouble(), test.GetProperty("interval")[1].GetDouble());
        Assert.Equal(["2", "4", "9", "10", "12", "13", "18", "20", "24"], test.GetProperty("subjects").EnumerateObject().Select(x => x.Name));
        Assert.All(document.GetProperty("trials").EnumerateArray(), x => Assert.Contains(x.GetProperty("state").GetString(), new[] { "COMPLETE", "PRUNED" }));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_study_twice_and_two_at_a_time()
    {
        string[] study = ["--data", await files.Few, "--trials", "5", "--epochs", "2", "--seed", "3"];
        var first = await Demo.RunAsync(_folder, Cancelled, study);
        using var second = new TempFolder();
        var parallel = await Demo.RunAsync(second, Cancelled, [.. study, "--parallel", "2"]);
        Assert.Equal(Demo.Fixed(first), Demo.Fixed(parallel));

        var again = await Demo.RunAsync(_folder, Cancelled, study);
        Assert.Equal(Demo.Fixed(first), Demo.Fixed(again));
    }

    [Theory]
    [InlineData("trials", "--trials", "0")]
    [InlineData("epochs", "--epochs", "-1")]
    [InlineData("protocol", "--protocol", "wish")]
    [InlineData("parallel", "--parallel", "0")]
    [InlineData("no-such-folder", "--data", "/no-such-folder")]
    [InlineData("port", "--port", "99999")]
    [InlineData("window", "--window", "0")]
    public async Task Bad_input_exits_2_and_names_it(string named, string option, string value)
    {
        await using var demo = HarProcess.Start(Built.Har, "demo", "--state", _folder.File("state"), "--exit", option, value);
        Assert.Equal(2, await demo.ExitAsync(Cancelled));
        Assert.Contains(named, demo.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.File("state"), "har.db")), "a database was made");
    }

    [Fact]
    public async Task A_state_folder_in_use_is_refused_with_the_pid_of_who_has_it()
    {
        string[] study = ["--data", await files.Few, "--trials", "1", "--epochs", "1"];
        await using var first = Demo.Start(_folder, study);
        await first.LineAsync(x => x.Contains("http://127.0.0.1:", StringComparison.Ordinal), Cancelled);
        await using var second = Demo.Start(_folder, [.. study, "--exit"]);
        Assert.Equal(2, await second.ExitAsync(Cancelled));
        Assert.Contains($"{first.Id}", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_it_ends_with_130_and_the_next_start_goes_on()
    {
        string[] study = ["--data", await files.Usual, "--trials", "3", "--epochs", "4"];
        await using (var demo = Demo.Start(_folder, study))
        {
            await demo.LineAsync(x => x.Contains("http://127.0.0.1:", StringComparison.Ordinal), Cancelled);
            demo.Interrupt();
            Assert.Equal(130, await demo.ExitAsync(Cancelled));
        }

        var document = await Demo.RunAsync(_folder, Cancelled, study);
        Assert.Equal([0, 1, 2], document.GetProperty("trials").EnumerateArray().Select(x => x.GetProperty("number").GetInt32()));
    }

    private static void AssertMatrixIsTheValue(JsonElement document, int? rows)
    {
        var confusion = document.GetProperty("confusion").EnumerateArray().Select(x => x.EnumerateArray().Select(y => y.GetInt64()).ToArray()).ToArray();
        var right = confusion.Select((x, i) => x[i]).Sum();
        var all = confusion.Sum(x => x.Sum());
        Assert.Equal(rows ?? all, all);
        Assert.Equal(document.GetProperty("best").GetProperty("value").GetDouble(), right / (double)all);
        Assert.Equal(right / (double)all, document.GetProperty("report").GetProperty("accuracy").GetDouble());
        Assert.Equal(6, document.GetProperty("classes").GetArrayLength());
    }
}
