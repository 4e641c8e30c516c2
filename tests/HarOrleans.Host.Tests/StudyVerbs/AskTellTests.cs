using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.Tests.StudyVerbs;

public sealed class AskTellTests(OpenState state) : IClassFixture<OpenState>
{
    private const string Space = """
        {"lr": {"name": "FloatDistribution", "attributes": {"low": 0.1, "high": 10.0}},
         "units": {"name": "IntDistribution", "attributes": {"low": 1, "high": 9}},
         "kind": {"name": "CategoricalDistribution", "attributes": {"choices": [1, "1", true, null]}}}
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_asked_trial_says_its_parameters_whole_and_with_their_types()
    {
        await RunAsync("create", "types", "--search-space", Space);
        await RunAsync("enqueue", "types", "--param", "lr=1", "--param", "units=1", "--param", "kind=\"1\"");
        await RunAsync("enqueue", "types", "--param", "lr=0.123456789", "--param", "units=2", "--param", "kind=1");

        Assert.Equal(["  lr = 1.0", "  units = 1", "  kind = \"1\""], (await RunAsync("ask", "types")).Skip(1));
        Assert.Equal(["  lr = 0.123456789", "  units = 2", "  kind = 1"], (await RunAsync("ask", "types")).Skip(1));
    }

    [Fact]
    public async Task A_trial_that_was_evaluated_elsewhere_is_added_once_by_its_id()
    {
        await RunAsync("create", "elsewhere", "--direction", "maximize", "--search-space", Space);
        string[] command = ["add", "elsewhere", "--param", "lr=2.5", "--param", "units=3", "--param", "kind=true", "--value", "0.75", "--request-id", "once"];
        Assert.Equal("Trial 0 was added as COMPLETE.", Assert.Single(await RunAsync(command)));
        Assert.Equal("Trial 0 was added as COMPLETE.", Assert.Single(await RunAsync(command)));

        var study = await state.Client.Studies.FindAsync("elsewhere", Cancelled);
        var snapshot = await study!.GetAsync(Cancelled);
        Assert.Equal((1, 0.75), (snapshot.Counts.Total, snapshot.Best!.Value));
        Assert.Equal(ParamValue.Of(true), snapshot.Best.Params["kind"]);
    }

    [Theory]
    [InlineData("--value: none was given", "--param", "lr=2.5")]
    [InlineData("lr=20", "--param", "lr=20", "--value", "1")]
    [InlineData("rl", "--param", "rl=2", "--value", "1")]
    [InlineData("--value: 2 were given", "--param", "lr=2.5", "--value", "1", "2")]
    [InlineData("value", "--param", "lr=2.5", "--value", "1", "--trial-state", "fail")]
    public async Task What_cannot_be_added_is_refused_by_name_and_adds_nothing(string named, params string[] arguments)
    {
        await RunAsync("create", "refused", "--search-space", Space, "--skip-if-exists");
        var refused = await Assert.ThrowsAsync<BadInputException>(() => RunAsync(["add", "refused", .. arguments]));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        var study = await state.Client.Studies.FindAsync("refused", Cancelled);
        Assert.Equal(0, (await study!.GetAsync(Cancelled)).Counts.Total);
    }

    [Fact]
    public async Task A_result_that_cannot_be_told_is_refused_by_its_option_and_leaves_the_trial_running()
    {
        await RunAsync("create", "told", "--search-space", Space);
        await RunAsync("ask", "told");
        Task<BadInputException> refused(params string[] arguments) => Assert.ThrowsAsync<BadInputException>(() => RunAsync(["tell", "told", .. arguments]));

        Assert.Contains("--trial 99", (await refused("--trial", "99", "--value", "1")).Message, StringComparison.Ordinal);
        Assert.Contains("--value: none was given", (await refused("--trial", "0")).Message, StringComparison.Ordinal);
        Assert.Contains("--value: one was given, but only a COMPLETE", (await refused("--trial", "0", "--value", "1", "--trial-state", "pruned")).Message, StringComparison.Ordinal);
        Assert.Equal("--value 'much': this is not a number. Give for example --value 0.93.", Assert.Single(StudyCommand.Create((_, _, _) => Task.FromResult(0)).Parse(["tell", "told", "--trial", "0", "--value", "much"]).Errors).Message);
        var study = await state.Client.Studies.FindAsync("told", Cancelled);
        Assert.Equal(1, (await study!.GetAsync(Cancelled)).Counts.Running);
    }

    private async Task<IReadOnlyList<string>> RunAsync(params string[] arguments)
    {
        IReadOnlyList<string> lines = [];
        var study = StudyCommand.Create(async (_, question, _) =>
        {
            var answer = await question(state.Client, Cancelled);
            lines = [.. answer.Lines];
            return answer.ExitCode;
        });
        var parsed = study.Parse(arguments);
        Assert.Empty(parsed.Errors);
        Assert.Equal(ExitCodes.Done, await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, Cancelled));
        return lines;
    }
}
