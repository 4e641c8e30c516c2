using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Tests.CommandLine;

public sealed class DemoCommandTests
{
    /// <summary>Records compare a dictionary by reference: the settings are looked at apart.</summary>
    private static readonly Dictionary<string, string> NoSettings = [];

    [Fact]
    public async Task Without_options_the_documented_defaults_hold()
    {
        var call = await CommandLineFixture.RunAsync("demo");

        Assert.True(call.HasRun, call.Error);
        Assert.Equal(
            new DemoOptions
            {
                Data = null,
                Simulate = false,
                NoDownload = false,
                Protocol = "subject-wise",
                Objective = "har-lstm",
                Settings = NoSettings,
                Study = "lstm_har_study",
                Trials = 20,
                Epochs = 10,
                Seed = 0,
                Parallel = 1,
                Window = 4,
                State = "./.har",
                Port = 5080,
                Exit = false,
                Json = null,
            },
            call.Demo! with { Settings = NoSettings });
        Assert.Empty(call.Demo.Settings);
    }

    [Fact]
    public async Task Every_option_arrives()
    {
        var call = await CommandLineFixture.RunAsync(
            "demo", "--data", "d", "--no-download", "--protocol", "notebook", "--study", "s", "--trials", "3", "--epochs", "2", "--seed", "7", "--parallel", "2", "--window", "3",
            "--state", "x", "--port", "0", "--exit", "--json", "-", "--objective", "har-cnn", "--set", "optimizer=AdamW");

        Assert.True(call.HasRun, call.Error);
        Assert.Equal(
            new DemoOptions
            {
                Data = "d",
                NoDownload = true,
                Protocol = "notebook",
                Objective = "har-cnn",
                Settings = NoSettings,
                Study = "s",
                Trials = 3,
                Epochs = 2,
                Seed = 7,
                Parallel = 2,
                Window = 3,
                State = "x",
                Port = 0,
                Exit = true,
                Json = "-",
            },
            call.Demo! with { Settings = NoSettings });
        Assert.Equal("AdamW", Assert.Single(call.Demo.Settings, x => x.Key == "optimizer").Value);
        Assert.True(call.Demo.JsonOnStandardOutput);
    }

    [Fact]
    public async Task Simulated_data_can_be_asked_for_but_not_together_with_a_folder()
    {
        Assert.True((await CommandLineFixture.RunAsync("demo", "--simulate")).Demo!.Simulate);

        var both = await CommandLineFixture.RunAsync("demo", "--simulate", "--data", "d");
        Assert.False(both.HasRun);
        Assert.Equal(2, both.Code);
        Assert.StartsWith("har: --simulate: simulated data was asked for together with --data. Leave one of the two out.", both.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--trials", "0")]
    [InlineData("--trials", "-3")]
    [InlineData("--epochs", "-1")]
    [InlineData("--epochs", "0")]
    [InlineData("--parallel", "0")]
    [InlineData("--window", "0")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "-1")]
    [InlineData("--seed", "-1")]
    [InlineData("--trials", "99999999999999999999")]
    public async Task A_number_out_of_range_is_refused_by_name_value_and_remedy(string option, string value)
    {
        var call = await CommandLineFixture.RunAsync("demo", option, value);

        Assert.Equal(2, call.Code);
        Assert.False(call.HasRun);
        Assert.Contains($"{option} ", call.Error, StringComparison.Ordinal);
        Assert.Contains(value, call.Error, StringComparison.Ordinal);
        Assert.Contains("Give ", call.Error, StringComparison.Ordinal);
        Assert.Empty(call.Output);
    }

    [Theory]
    [InlineData("--trials", "many", "har: --trials 'many': this is not a whole number. Give 1 to 1000000, for example --trials 20.")]
    [InlineData("--epochs", "1.5", "har: --epochs '1.5': this is not a whole number. Give 1 to 1000000, for example --epochs 10.")]
    [InlineData("--trials", "0", "har: --trials 0: out of range. Give 1 to 1000000, for example --trials 20.")]
    [InlineData("--protocol", "book", "har: --protocol 'book': there is no such protocol. Use one of: subject-wise, notebook.")]
    [InlineData("--study", " ", "har: --study ' ': this is empty. Give a NAME, or leave --study out.")]
    [InlineData("--data", "", "har: --data '': this is empty. Give a DIR|ZIP, or leave --data out.")]
    public async Task Messages_read_as_documented(string option, string value, string message)
    {
        var call = await CommandLineFixture.RunAsync("demo", option, value);

        Assert.Equal(2, call.Code);
        Assert.Equal($"{message}{Environment.NewLine}See har demo --help.{Environment.NewLine}", call.Error);
    }

    [Fact]
    public async Task Every_error_is_told_at_once()
    {
        var call = await CommandLineFixture.RunAsync("demo", "--trials", "0", "--epochs", "x", "--protocol", "y");

        Assert.Equal(2, call.Code);
        Assert.Contains("--trials 0", call.Error, StringComparison.Ordinal);
        Assert.Contains("--epochs 'x'", call.Error, StringComparison.Ordinal);
        Assert.Contains("--protocol 'y'", call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--trails", "3")]
    [InlineData("extra")]
    [InlineData("--trials")]
    [InlineData("--trials", "3", "--trials", "4")]
    public async Task What_is_not_understood_is_refused(params string[] args)
    {
        var call = await CommandLineFixture.RunAsync(["demo", .. args]);

        Assert.Equal(2, call.Code);
        Assert.Contains(args[0], call.Error, StringComparison.Ordinal);
        Assert.EndsWith($"See har demo --help.{Environment.NewLine}", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_begins_with_at_is_a_name_and_no_response_file()
    {
        var call = await CommandLineFixture.RunAsync("demo", "--study", "@best");

        Assert.True(call.HasRun, call.Error);
        Assert.Equal("@best", call.Demo!.Study);
    }

    [Theory]
    [InlineData("Normal", true)]
    [InlineData("Quiet", true, "--quiet")]
    [InlineData("Quiet", true, "-q")]
    [InlineData("Verbose", false, "--verbose", "--no-color")]
    public async Task How_to_speak_arrives(string verbosity, bool colors, params string[] args)
    {
        var call = await CommandLineFixture.RunAsync(["demo", .. args]);

        Assert.Equal(new Manner(Enum.Parse<Verbosity>(verbosity), colors), call.Demo!.Manner);
    }

    [Fact]
    public async Task Quiet_and_verbose_exclude_each_other()
    {
        var call = await CommandLineFixture.RunAsync("demo", "--quiet", "--verbose");

        Assert.Equal(2, call.Code);
        Assert.StartsWith("har: --quiet and --verbose: these exclude each other.", call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--trials", "0", "--help")]
    public async Task Help_is_shown_on_standard_output_and_names_every_option(params string[] args)
    {
        var call = await CommandLineFixture.RunAsync(["demo", .. args]);

        Assert.Equal(0, call.Code);
        Assert.Null(call.Demo);
        Assert.All(
            (string[])["--data", "--protocol", "--study", "--trials", "--epochs", "--seed", "--parallel", "--window", "--state", "--port", "--exit", "--json", "--quiet", "--verbose", "--no-color"],
            option => Assert.Contains(option, call.Output, StringComparison.Ordinal));
        Assert.Empty(call.Error);
    }
}
