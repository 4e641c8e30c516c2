namespace HarOrleans.Contracts;

/// <summary>An experiment as a list shows it.</summary>
/// <param name="Id">Its id: increasing, never reused.</param>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Owner">Who made it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it last changed; null where it never did.</param>
/// <param name="DeletedAt">When it was deleted, or null.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ExperimentInfo)]
public sealed record ExperimentInfo(
    long Id,
    string Workspace,
    string Owner,
    string Name,
    IReadOnlyDictionary<string, string> Tags,
    DateTimeOffset CreatedAt,
    DateTimeOffset? UpdatedAt = null,
    DateTimeOffset? DeletedAt = null);
