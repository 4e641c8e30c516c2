using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Studies;
using HarOrleans.Testing;

namespace HarOrleans.Host.Tests.Reading;

/// <summary>A study whose trials have not started says why.</summary>
public sealed class StudyWaitTests
{
    private const string Needs = "needs gpu: no trainer that is alive has it";

    [Fact]
    public void Show_says_why_the_first_trial_waits_and_that_nothing_else_is_sampled_meanwhile()
    {
        var answer = StudyShowAnswer.Of(Study(running: 0), [], [Waiting(0, Needs)]);

        Assert.Contains(answer.Lines, line => line.EndsWith($"trial 0 at position 2 of the queue, as {Needs}; no other is sampled before one of those that wait has ended", StringComparison.Ordinal));
        var waiting = Assert.Single(JsonDocument.Parse(JsonText.Write(answer.Document)).RootElement.GetProperty("waiting").EnumerateArray());
        Assert.Equal((0, 2, Needs), (waiting.GetProperty("number").GetInt32(), waiting.GetProperty("position").GetInt32(), waiting.GetProperty("reason").GetString()));
    }

    [Fact]
    public void Show_leaves_out_what_does_not_hold_while_another_trial_runs_and_all_of_it_where_nothing_waits()
    {
        Assert.Contains(StudyShowAnswer.Of(Study(running: 1), [], [Waiting(0, Needs)]).Lines, line => line.EndsWith(Needs, StringComparison.Ordinal));
        Assert.DoesNotContain(StudyShowAnswer.Of(Study(running: 0), []).Lines, line => line.Contains("Waits", StringComparison.Ordinal));
    }

    private static StudySnapshot Study(int running) =>
        new(8, TestSpecs.Study("wide"), 1, StudyPhase.Running, new(10, 1), new(1, running, 0, 0, 0), null, 1, DateTimeOffset.UnixEpoch, null);

    private static WaitingTrial Waiting(int number, string reason) => new(new TrialTicket(Workspaces.Default, 8, number), 2, reason);
}
