using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Demo;

namespace HarOrleans.Host.Tests;

/// <summary>A small study with known figures: three classes would hide mistakes in order, so the matrix is not symmetric.</summary>
internal static class Sample
{
    internal static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    internal static DatasetFacts Dataset { get; } = new("uci-har", false, 7352, 2947, 562, new string('a', 64), new string('b', 64), ["LAYING", "SITTING"]);

    internal static Evaluation Evaluation { get; } = new(
        "validation",
        8,
        ["LAYING", "SITTING"],
        [[3, 1], [0, 4]],
        0.875,
        0.25,
        [new("LAYING", 1.0, 0.75, 6.0 / 7, 4), new("SITTING", 0.8, 1.0, 8.0 / 9, 4)],
        new("macro avg", 0.9, 0.875, ((6.0 / 7) + (8.0 / 9)) / 2, 8),
        new("weighted avg", 0.9, 0.875, ((6.0 / 7) + (8.0 / 9)) / 2, 8));

    internal static FrozenTrial Trial(int number, TrialState state, double? value = null, string? reason = null, params double[] reported) => new()
    {
        TrialId = 100 + number,
        StudyId = 1,
        Number = number,
        State = state,
        Value = value,
        Reason = reason,
        RunId = new string((char)('0' + number), 32),
        StartedAt = state == TrialState.Waiting ? null : Start,
        FinishedAt = state is TrialState.Waiting or TrialState.Running ? null : Start.AddSeconds(12.5),
        Intermediates = [.. reported.Select((v, i) => new IntermediateValue(i + 1, v))],
        Params = new Dictionary<string, ParamValue>
        {
            // In another order than the space's, as a dictionary may come.
            ["weight_decay"] = ParamValue.Of(2.5e-5),
            ["dropout"] = ParamValue.Of(0.0),
            ["activation"] = ParamValue.Of("tanh"),
            ["hidden_size"] = ParamValue.Of(64L),
            ["num_layers"] = ParamValue.Of(2L),
            ["lr"] = ParamValue.Of(0.00061),
            ["batch_size"] = ParamValue.Of(32L),
        },
    };

    internal static StudySnapshot Study(IReadOnlyList<FrozenTrial> trials, FrozenTrial? best, DemoOptions? options = null) => new(
        1,
        DemoStudy.Spec(options ?? new DemoOptions(), Dataset, new Dictionary<string, string>()),
        1,
        StudyPhase.Running,
        new StudyBudget(20, 1),
        new TrialCounts(
            trials.Count(t => t.State == TrialState.Waiting),
            trials.Count(t => t.State == TrialState.Running),
            trials.Count(t => t.State == TrialState.Complete),
            trials.Count(t => t.State == TrialState.Pruned),
            trials.Count(t => t.State == TrialState.Fail)),
        best,
        trials.Count,
        Start);

    /// <summary>Of two people.</summary>
    internal static WinnerScore Test { get; } = new(Evaluation with { Dataset = "test" }, 0.25, 0.75, new Dictionary<int, double> { [10] = 0.5, [2] = 0.875 });

    internal static DemoResult Result(params FrozenTrial[] trials)
    {
        var best = trials.Where(t => t.State == TrialState.Complete).MaxBy(t => t.Value);
        return new DemoResult(Study(trials, best), trials, best is null ? null : Evaluation, Test, Dataset, "notebook", new Uri("http://127.0.0.1:5080"));
    }
}
