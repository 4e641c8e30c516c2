namespace HarOrleans.Contracts;

/// <summary>How much a parameter matters.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Importance">Its share, from 0 to 1; those of a study sum to 1.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ParamImportance)]
public readonly record struct ParamImportance(string Name, double Importance);
