using System.Text.Json.Serialization;

namespace HarOrleans.Contracts;

/// <summary>What values a parameter may take. Bounds are inclusive.</summary>
[GenerateSerializer, Immutable, Alias(Aliases.Distribution)]
[JsonDerivedType(typeof(FloatDistribution), "float"), JsonDerivedType(typeof(IntDistribution), "int"), JsonDerivedType(typeof(CategoricalDistribution), "categorical")]
public abstract record Distribution;
