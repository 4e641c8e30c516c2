namespace HarOrleans.Contracts;

/// <summary>One dimension of a search space.</summary>
/// <param name="Name">The parameter's name, unique in its space.</param>
/// <param name="Distribution">What values it may take.</param>
[GenerateSerializer, Immutable, Alias(Aliases.SearchParameter)]
public sealed record SearchParameter(string Name, Distribution Distribution);
