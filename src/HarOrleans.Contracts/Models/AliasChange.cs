namespace HarOrleans.Contracts;

/// <summary>One change of an alias.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="Before">The version that it named before, or null where it named none.</param>
/// <param name="After">The version that it names since, or null where it was taken away.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why, or null where nobody said.</param>
[GenerateSerializer, Immutable, Alias(Aliases.AliasChange)]
public sealed record AliasChange(string Alias, int? Before, int? After, DateTimeOffset At, string By, string? Reason);
