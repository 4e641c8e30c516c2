using HarOrleans.Contracts;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.RunVerbs;

/// <summary>A run after a change.</summary>
internal sealed record RunChangeDocument(
    string RunId, string Name, long ExperimentId, string Status, string LifecycleStage, string? ParentRunId, IReadOnlyDictionary<string, string> Tags)
{
    internal static RunChangeDocument Of(RunDetail run) => new(
        run.Info.RunId,
        run.Info.Name,
        run.Info.ExperimentId,
        TextFormat.State(run.Info.Status),
        run.Info.DeletedAt is null ? "active" : "deleted",
        run.Info.ParentRunId,
        TextFormat.Sorted(run.Tags));
}
