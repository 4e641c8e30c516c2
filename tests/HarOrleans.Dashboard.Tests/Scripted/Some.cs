using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>Things to show.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static StudySpec Spec(string name = "lstm_har_study", StudyDirection direction = StudyDirection.Maximize) => new()
    {
        Name = name,
        Experiment = "LSTM_HAR",
        Direction = direction,
        Space = [new("hidden_size", new CategoricalDistribution([ParamValue.Of(32), ParamValue.Of(64)])), new("lr", new FloatDistribution(1e-4, 1e-3, Log: true))],
        Objective = new("har-lstm", new Dictionary<string, string>(), new Dictionary<string, string>()),
        Sampler = new("tpe", 0, new Dictionary<string, string>()),
        Pruner = new("median", new Dictionary<string, string>()),
    };

    public static FrozenTrial Trial(int number, TrialState state, double? value = null, string? reason = null, params double[] reported) => new()
    {
        TrialId = 100 + number,
        StudyId = 1,
        Number = number,
        State = state,
        Value = value,
        Reason = reason,
        RunId = RunId(number),
        Attempt = state == TrialState.Waiting ? 0 : 1,
        Params = new Dictionary<string, ParamValue> { ["lr"] = ParamValue.Of(0.0005), ["hidden_size"] = ParamValue.Of(64) },
        Intermediates = [.. reported.Select((one, step) => new IntermediateValue(step + 1, one))],
        CreatedAt = Noon,
        StartedAt = state == TrialState.Waiting ? null : Noon,
        FinishedAt = state is TrialState.Waiting or TrialState.Running ? null : Noon.AddSeconds(30),
    };

    public static string RunId(int number) => $"{number:x32}";

    public static RunDetail Run(string id, RunStatus status = RunStatus.Running, int? trial = 3, Evaluation? evaluation = null, string? reason = null) => new(
        new RunInfo(id, Workspaces.Default, Workspaces.LocalOwner, 1, trial is null ? "by hand" : $"trial {trial}", null, trial is null ? null : 1, trial, status, reason, Noon, Noon, status == RunStatus.Running ? null : Noon.AddMinutes(2)),
        new Dictionary<string, string> { ["lr"] = "0.0005", ["hidden_size"] = "64", ["activation"] = "relu" },
        new Dictionary<string, string> { ["device"] = "cpu" },
        [],
        evaluation);

    /// <summary>The six activities; the last class has no sample, so its row has no share.</summary>
    public static Evaluation Evaluation(bool emptyRow = false)
    {
        string[] classes = ["LAYING", "SITTING", "STANDING", "WALKING", "WALKING_DOWNSTAIRS", "WALKING_UPSTAIRS"];
        long[][] confusion =
        [
            [537, 0, 0, 0, 0, 0],
            [0, 431, 57, 0, 0, 3],
            [0, 38, 494, 0, 0, 0],
            [0, 0, 0, 483, 5, 8],
            [0, 0, 0, 4, 397, 19],
            emptyRow ? [0, 0, 0, 0, 0, 0] : [0, 0, 0, 20, 4, 447],
        ];
        var scores = classes.Select((name, row) => new ClassScore(name, 0.9 + (row / 100.0), 0.91, 0.905, confusion[row].Sum())).ToArray();
        return new("test", 8, classes, confusion, 0.9464, 0.1712, scores, new("macro avg", 0.947, 0.946, 0.9463, 2947), new("weighted avg", 0.9468, 0.9464, 0.9463, 2947));
    }

    /// <summary>A comparison of two runs' models, as <c>har compare</c> logs it.</summary>
    public static string Comparison(string a, string b) => $$$"""
        {"dataset": "uci-har", "split": "test", "difference": 0.0092, "interval": [-0.001, 0.02], "resamples": 10000, "differ": false, "mcnemar": {"only_a": 17, "only_b": 44, "p_value": 0.00073},
         "a": {"model": "walk/0", "run": "{{{a}}}", "accuracy": 0.9413, "interval": [0.9, 0.97], "subjects": {"2": 0.97, "4": 0.9}},
         "b": {"model": "walk/1", "run": "{{{b}}}", "accuracy": 0.9505, "interval": [0.91, 0.98], "subjects": {"2": 0.98, "4": 0.92}},
         "verdict": "No difference is shown: B is right more often."}
        """;

    public static StudySummary Summary(long id, string name, StudyPhase phase, double? best, TrialCounts counts, int? target = 20) =>
        new(id, Workspaces.Default, Workspaces.LocalOwner, name, StudyDirection.Maximize, "tpe", "har-lstm", phase, target, counts, best, best is null ? null : 7, Noon, Noon.AddMinutes(3));
}
