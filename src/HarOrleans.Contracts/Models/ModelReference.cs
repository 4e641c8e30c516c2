using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HarOrleans.Contracts;

/// <summary>How people name a version of a registered model: <c>NAME@ALIAS</c>, <c>NAME/VERSION</c> or <c>NAME/latest</c>, with or without MLflow's <c>models:/</c> before it.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Alias">The alias, or null.</param>
/// <param name="Version">The version, or null.</param>
public sealed record ModelReference(string Name, string? Alias, int? Version)
{
    /// <summary>How such a name looks, for messages.</summary>
    public const string Form = "NAME@ALIAS, NAME/VERSION or NAME/latest";

    private const string Scheme = "models:/";

    /// <summary>Whether the highest version there is was meant.</summary>
    public bool IsLatest => Alias is null && Version is null;

    /// <summary>Reads a text; false where it is of neither form.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ModelReference? reference)
    {
        reference = null;
        var plain = text is not null && text.StartsWith(Scheme, StringComparison.Ordinal) ? text[Scheme.Length..].TrimStart('/') : text ?? string.Empty;
        if (plain.LastIndexOf('/') is var slash and >= 0)
        {
            var (name, word) = (plain[..slash], plain[(slash + 1)..]);
            reference = ModelRules.NameErrors(name).Any() ? null
                : word == ModelRules.Latest ? new ModelReference(name, null, null)
                : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? new ModelReference(name, null, version) : null;
        }
        else if (plain.LastIndexOf('@') is var at and > 0)
        {
            var (name, alias) = (plain[..at], plain[(at + 1)..]);
            reference = ModelRules.NameErrors(name).Concat(ModelRules.AliasErrors(alias)).Any() ? null : new ModelReference(name, alias, null);
        }

        return reference is not null;
    }

    /// <inheritdoc />
    public override string ToString() =>
        Alias is not null ? $"{Name}@{Alias}" : string.Create(CultureInfo.InvariantCulture, $"{Name}/{(Version is { } version ? version : ModelRules.Latest)}");
}
