namespace HarOrleans.Data.Acquisition;

/// <summary>Where the data lies.</summary>
/// <param name="Folder">The folder, as a full path, for <see cref="HarData.Load(string, CancellationToken)"/> and <see cref="IHarDataSource.Get"/>; null for the simulated set. What a caller or the environment named is not looked into.</param>
/// <param name="Origin">How it was found.</param>
public sealed record FoundData(string? Folder, DataOrigin Origin);
