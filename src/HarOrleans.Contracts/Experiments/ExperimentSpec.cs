namespace HarOrleans.Contracts;

/// <summary>What an experiment is made with.</summary>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Owner">Who makes it.</param>
/// <param name="Name">Its name, unique among the workspace's experiments.</param>
/// <param name="Tags">Tags.</param>
/// <param name="CreatedAt">When it was made, of one that comes from elsewhere; null for now.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ExperimentSpec)]
public sealed record ExperimentSpec(string Workspace, string Owner, string Name, IReadOnlyDictionary<string, string> Tags, DateTimeOffset? CreatedAt = null);
