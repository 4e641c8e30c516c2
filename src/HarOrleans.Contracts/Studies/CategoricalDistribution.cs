namespace HarOrleans.Contracts;

/// <summary>One of a list of choices without an order.</summary>
/// <param name="Choices">The choices, all different; null, bool, int, float and string may be mixed.</param>
[GenerateSerializer, Immutable, Alias(Aliases.CategoricalDistribution)]
public sealed record CategoricalDistribution(IReadOnlyList<ParamValue> Choices) : Distribution
{
    /// <summary>Equal where the choices are equal, in their order.</summary>
    public bool Equals(CategoricalDistribution? other) => other is not null && Choices.SequenceEqual(other.Choices);

    /// <inheritdoc />
    public override int GetHashCode() => Choices.Aggregate(17, HashCode.Combine);
}
