using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Collecting;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Reading;
using Microsoft.Extensions.Time.Testing;

namespace HarOrleans.Host.Tests.Collecting;

public sealed class GcTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];

    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("har-gc-");
    private readonly FakeTimeProvider _later = new(DateTimeOffset.UtcNow.AddDays(10));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Delete(recursive: true);

    [Theory]
    [InlineData("30d", 30 * 24 * 3600)]
    [InlineData("1w2d3h4m5s", 788_645)]
    [InlineData("90m", 5400)]
    [InlineData("", -1)]
    [InlineData("30", -1)]
    [InlineData("-1d", -1)]
    [InlineData("1h1d", -1)]
    public void An_age_is_read_as_MLflow_writes_it(string text, int seconds)
    {
        Assert.Equal(seconds >= 0, OlderThan.TryRead(text, out var span));
        Assert.Equal(Math.Max(0, seconds), span.TotalSeconds);
    }

    [Theory]
    [InlineData("--run-ids", "")]
    [InlineData("--experiment-ids", " , ")]
    [InlineData("--older-than", "30")]
    public void An_option_that_names_nothing_is_refused_and_does_not_mean_all(string option, string value)
    {
        var command = GcCommand.Create((_, _, _) => Task.FromException<int>(new InvalidOperationException("It was run.")), _later);

        Assert.StartsWith($"{option} '", Assert.Single(command.Parse([option, value, "--yes"]).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deleted_long_enough_is_said_first_and_goes_when_confirmed_and_nothing_else_does()
    {
        await using var connection = await StateConnection.OpenAsync(_state.FullName, null, Access.Make, new ServerLog(_ => { }), TimeProvider.System, Cancelled);
        var client = connection.Client;
        var (one, two) = (await client.Experiments.CreateAsync("one", cancellationToken: Cancelled), await client.Experiments.CreateAsync("two", cancellationToken: Cancelled));
        var (gone, stays, within) = (await RunAsync(client, one.Id, 'a'), await RunAsync(client, one.Id, 'b'), await RunAsync(client, two.Id, 'c'));
        await gone.LogAsync(new(0, [new("m", 0, 0, 1, 0), new("m", 1, 1, 1, 0)], None, None), Cancelled);
        await gone.DeleteAsync(Cancelled);
        await two.DeleteAsync(Cancelled);

        async Task<(GcDocument Document, string Text)> Gc(string older, bool yes, string[]? experiments = null, string[]? runs = null)
        {
            Assert.True(OlderThan.TryRead(older, out var span));
            var answer = await GcAnswer.Of(new(span, experiments ?? [], runs ?? [], yes), _later)(client, Cancelled);
            return ((GcDocument)answer.Document, string.Join('\n', answer.Lines));
        }

        var young = (await Gc("30d", yes: true)).Document;
        Assert.Equal(0, young.Experiments.Count + young.Runs.Count);
        var (said, text) = await Gc("9d", yes: false);
        Assert.Equal((gone.Id, 2), (Assert.Single(said.Runs).Id, said.Runs[0].Points));
        Assert.Equal("two", Assert.Single(said.Experiments).Name);
        Assert.False(said.Purged);
        Assert.Contains("Nothing was changed", text, StringComparison.Ordinal);
        await gone.GetAsync(Cancelled);

        var wrong = await Assert.ThrowsAsync<BadInputException>(() => Gc("30d", yes: true, ["77", $"{one.Id}", $"{two.Id}"], [stays.Id, gone.Id, new string('d', 32)]));
        foreach (var part in new[] { "--experiment-ids '77': there is no such", "'one' is not deleted", $"--run-ids '{stays.Id}': the run 'run' is not deleted", "there is no such run", "not as long ago as --older-than" })
        {
            Assert.Contains(part, wrong.Message, StringComparison.Ordinal);
        }

        await gone.GetAsync(Cancelled);
        Assert.Equal(gone.Id, Assert.Single((await Gc("9d", yes: true, runs: [gone.Id])).Document.Runs).Id);
        await Assert.ThrowsAsync<NotFoundException>(() => gone.GetAsync(Cancelled));
        await within.GetAsync(Cancelled);
        var rest = (await Gc("0s", yes: true)).Document;
        Assert.Equal("two", Assert.Single(rest.Experiments).Name);
        Assert.Empty(rest.Runs);
        await Assert.ThrowsAsync<NotFoundException>(() => within.GetAsync(Cancelled));
        Assert.Contains("Nothing is deleted", (await Gc("0s", yes: true)).Text, StringComparison.Ordinal);
        await stays.GetAsync(Cancelled);
    }

    private static Task<RunHandle> RunAsync(HarClient client, long experiment, char id) =>
        client.Runs.CreateAsync(new RunSpec(new string(id, 32), Workspaces.Default, Workspaces.LocalOwner, experiment, "run", null, None, None), Cancelled);
}
