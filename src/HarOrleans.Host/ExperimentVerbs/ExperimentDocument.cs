using HarOrleans.Contracts;

namespace HarOrleans.Host.ExperimentVerbs;

/// <summary>What is said of an experiment.</summary>
internal sealed record ExperimentDocument(
    long ExperimentId, string Name, string LifecycleStage, IReadOnlyDictionary<string, string> Tags, DateTime Created, DateTime? Updated, DateTime? Deleted)
{
    internal static ExperimentDocument Of(ExperimentInfo info) => new(
        info.Id, info.Name, info.DeletedAt is null ? "active" : "deleted", info.Tags, info.CreatedAt.UtcDateTime, info.UpdatedAt?.UtcDateTime, info.DeletedAt?.UtcDateTime);
}
