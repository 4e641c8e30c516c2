namespace HarOrleans.Contracts;

/// <summary>What values a parameter may take. Bounds are inclusive.</summary>
[GenerateSerializer, Immutable, Alias(Aliases.Distribution)]
public abstract record Distribution;
