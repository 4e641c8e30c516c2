using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Studies;

namespace HarOrleans.Host.Tests.Reading;

public sealed class StudyObjectivesTests
{
    private static readonly StudySnapshot Study = new(
        7,
        new()
        {
            Name = "two",
            Experiment = "two",
            Directions = [StudyDirection.Maximize, StudyDirection.Minimize],
            MetricNames = ["accuracy", "latency"],
            Space = [new("n", new IntDistribution(1, 9))],
            Objective = ObjectiveSpec.AskTell,
            Sampler = new("tpe", 0, new Dictionary<string, string>()),
            Pruner = new("nop", new Dictionary<string, string>()),
        },
        1,
        StudyPhase.Created,
        null,
        new(0, 0, 2, 0, 0),
        null,
        1,
        DateTimeOffset.UnixEpoch);

    private static readonly FrozenTrial[] Trials =
    [
        FrozenTrial.Create(TrialState.Complete, new Dictionary<string, ParamValue> { ["n"] = ParamValue.Of(3) }, [0.5, 20]),
        FrozenTrial.Create(TrialState.Fail, new Dictionary<string, ParamValue> { ["n"] = ParamValue.Of(4) }) with { Number = 1, Reason = "boom" },
    ];

    [Fact]
    public void Trials_have_a_column_for_each_objective_by_its_name() => Assert.Equal(
        ["trial  state     accuracy  latency  seconds  n  reason", "    0  COMPLETE    0.5000  20.0000        -  3", "    1  FAIL             -        -        -  4  boom"],
        StudyTrialsAnswer.Lines(Study, Trials).Select(x => x.TrimEnd()));

    [Fact]
    public void The_best_of_several_objectives_are_the_front_with_all_values()
    {
        var answer = StudyFrontAnswer.Of(Study, Trials[..1]);
        Assert.Equal("    0    0.5000  20.0000  3", answer.Lines.ElementAt(1).TrimEnd());
        var document = JsonDocument.Parse(JsonText.Write(answer.Document)).RootElement;
        Assert.Equal(JsonValueKind.Null, document.GetProperty("best").ValueKind);
        Assert.Equal([0.5, 20], document.GetProperty("front")[0].GetProperty("values").EnumerateArray().Select(x => x.GetDouble()));
        Assert.Equal(ExitCodes.Failed, StudyFrontAnswer.Of(Study, []).ExitCode);
    }

    [Fact]
    public void The_head_says_which_values_are_better_and_where_the_best_ones_are()
    {
        var lines = StudyShowAnswer.Of(Study, Trials).Lines.ToList();
        Assert.Contains(lines, x => x.EndsWith("maximize accuracy, minimize latency", StringComparison.Ordinal));
        Assert.Contains(lines, x => x.EndsWith("see har study best two", StringComparison.Ordinal));
    }
}
