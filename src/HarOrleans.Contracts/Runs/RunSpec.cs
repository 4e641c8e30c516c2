namespace HarOrleans.Contracts;

/// <summary>What a run is made with.</summary>
/// <param name="RunId">32 lower-case hex digits, chosen by the caller so that a repeated call makes one run.</param>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Owner">Who made it.</param>
/// <param name="ExperimentId">Its experiment.</param>
/// <param name="Name">Its name; need not be unique.</param>
/// <param name="ParentRunId">The run it belongs to, or null.</param>
/// <param name="Params">Write-once parameters.</param>
/// <param name="Tags">Tags.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunSpec)]
public sealed record RunSpec(
    string RunId,
    string Workspace,
    string Owner,
    long ExperimentId,
    string Name,
    string? ParentRunId,
    IReadOnlyDictionary<string, string> Params,
    IReadOnlyDictionary<string, string> Tags);
