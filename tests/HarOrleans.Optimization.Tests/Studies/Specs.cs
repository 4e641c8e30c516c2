using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

internal static class Specs
{
    /// <summary>A specification without a fault.</summary>
    internal static StudySpec Valid { get; } = new()
    {
        Name = "lstm_har_study",
        Experiment = "LSTM_HAR",
        Direction = StudyDirection.Maximize,
        Space = HarProblem.Space,
        Objective = new("har-lstm", new Dictionary<string, string> { ["epochs"] = "10", ["protocol"] = "notebook" }, new Dictionary<string, string> { ["folder"] = "/data" }),
        Sampler = new("tpe", 0, new Dictionary<string, string> { ["n_startup_trials"] = "6" }),
        Pruner = new("median", new Dictionary<string, string> { ["n_warmup_steps"] = "2" }),
    };
}
