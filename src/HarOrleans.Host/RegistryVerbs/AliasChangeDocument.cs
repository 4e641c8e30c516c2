using HarOrleans.Contracts;

namespace HarOrleans.Host.RegistryVerbs;

/// <summary>One change of an alias: the version before and after, who, when and why.</summary>
internal sealed record AliasChangeDocument(string Alias, int? Before, int? After, DateTime At, string By, string? Reason)
{
    internal static AliasChangeDocument Of(AliasChange change) => new(change.Alias, change.Before, change.After, change.At.UtcDateTime, change.By, change.Reason);
}
