namespace HarOrleans.Contracts;

/// <summary>Under which name and version a run's model is registered.</summary>
/// <param name="ModelId">The registered model's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version.</param>
/// <param name="Source">Where the version's files are.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ModelRegistration)]
public sealed record ModelRegistration(long ModelId, string Name, int Version, string Source);
