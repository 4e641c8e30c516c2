namespace HarOrleans.Contracts;

/// <summary>A registered model as a list shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Owner">Who made it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for, in Markdown; may be empty.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Aliases">The version that each alias names.</param>
/// <param name="Versions">How many versions it has.</param>
/// <param name="LatestVersion">The highest of them, or null where it has none.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it last changed.</param>
[GenerateSerializer, Immutable, Alias(Contracts.Aliases.ModelSummary)]
public sealed record ModelSummary(
    long Id,
    string Workspace,
    string Owner,
    string Name,
    string Description,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyDictionary<string, int> Aliases,
    int Versions,
    int? LatestVersion,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
