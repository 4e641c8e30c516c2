using HarOrleans.Contracts;

namespace HarOrleans.Testing;

/// <summary>Small studies for tests.</summary>
public static class TestSpecs
{
    /// <summary>A study over one float <c>x</c> in [0, 1], maximized.</summary>
    public static StudySpec Study(
        string name = "study",
        string workspace = Workspaces.Default,
        string pruner = "nop",
        string sampler = "random",
        long seed = 0,
        int maxRetries = 0) => new()
        {
            Workspace = workspace,
            Name = name,
            Experiment = "experiment",
            Direction = StudyDirection.Maximize,
            Space = [new("x", new FloatDistribution(0, 1))],
            Objective = new(ScriptedObjective.DefaultName, new Dictionary<string, string>(), new Dictionary<string, string>()),
            Sampler = new(sampler, seed, new Dictionary<string, string>()),
            Pruner = new(pruner, new Dictionary<string, string>()),
            MaxRetries = maxRetries,
        };
}
