using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.Tests.StudyVerbs;

public sealed class StudyCreateTests(OpenState state) : IClassFixture<OpenState>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_is_said_of_a_study_is_in_its_specification()
    {
        await RunAsync(
            "create", "tuning", "--experiment", "walking", "--direction", "maximize", "--metric-name", "accuracy", "--sampler", "tpe", "--sampler-option", "n_startup_trials=5", "--sampler-option", "version=4.9",
            "--pruner", "successive_halving", "--pruner-option", "min_resource=2", "--seed", "7", "--max-retries", "2", "--ask-lease", "30", "--on-silence", "fail");

        var study = await state.Client.Studies.FindAsync("tuning", Cancelled);
        var spec = (await study!.GetAsync(Cancelled)).Spec;

        Assert.Equal(("walking", StudyDirection.Maximize, "accuracy"), (spec.Experiment, spec.Direction, Assert.Single(spec.MetricNames)));
        Assert.Equal(("tpe", 7L, "5", "4.9"), (spec.Sampler.Name, spec.Sampler.Seed, spec.Sampler.Options["n_startup_trials"], spec.Sampler.Options["version"]));
        Assert.Equal(("successive_halving", "2"), (spec.Pruner.Name, spec.Pruner.Options["min_resource"]));
        Assert.Equal((2, TimeSpan.FromSeconds(30), SilentOwner.Fail), (spec.MaxRetries, spec.AskLease, spec.OnSilence));
    }

    [Theory]
    [InlineData("--sampler", "tpee", "tpee")]
    [InlineData("--sampler-option", "n_start=5", "n_start")]
    [InlineData("--sampler-option", "n_startup_trials=many", "many")]
    [InlineData("--pruner", "medium", "medium")]
    [InlineData("--pruner-option", "n_warmup_steps=-1", "n_warmup_steps")]
    [InlineData("--metric-name", "a b", null)]
    public async Task What_a_plug_in_does_not_take_is_refused_by_its_name(string option, string value, string? named)
    {
        string[] arguments = ["create", "wrong", option, value];
        if (named is null)
        {
            arguments = [.. arguments, "--metric-name", "second"];
            named = "metric";
        }

        var refused = await Assert.ThrowsAsync<BadInputException>(() => RunAsync(arguments));

        Assert.Contains(named, refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Null(await state.Client.Studies.FindAsync("wrong", Cancelled));
    }

    private async Task RunAsync(params string[] arguments)
    {
        var study = StudyCommand.Create(async (_, question, _) => (await question(state.Client, Cancelled)).ExitCode);
        var parsed = study.Parse(arguments);
        Assert.Empty(parsed.Errors);
        Assert.Equal(ExitCodes.Done, await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, Cancelled));
    }
}
