namespace HarOrleans.Contracts;

/// <summary>A worker outside asks for a trial.</summary>
/// <param name="AskId">The ask's own id, 1 to 100 characters: asking again with it gets the same trial, for as long as that is held.</param>
/// <param name="Owner">Who asks, for people; up to 100 characters.</param>
/// <param name="Space">What to draw from, or null for the study's space. Of a trial that waits already, what is fixed or drawn stays.</param>
[GenerateSerializer, Immutable, Alias(Aliases.AskRequest)]
public sealed record AskRequest(string AskId, string Owner = "", IReadOnlyList<SearchParameter>? Space = null);
