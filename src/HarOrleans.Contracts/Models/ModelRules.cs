using System.Text.RegularExpressions;

namespace HarOrleans.Contracts;

/// <summary>How registered models, their aliases and tags may be called: MLflow's rules. What breaks one is refused by field, value and what to do.</summary>
public static partial class ModelRules
{
    /// <summary>The version word that always means the highest version there is, so no alias can be called so.</summary>
    public const string Latest = "latest";

    /// <summary>Characters of a name.</summary>
    public const int Name = 256;

    /// <summary>Characters of an alias.</summary>
    public const int Alias = 255;

    /// <summary>Characters of a description.</summary>
    public const int Description = 5_000;

    /// <summary>Characters of a tag's value.</summary>
    public const int TagValue = 100_000;

    /// <summary>Characters of a reason, and of the name of who did something.</summary>
    public const int Word = 500;

    /// <summary>Changes of aliases that a model remembers; older ones go.</summary>
    public const int AliasHistory = 1_000;

    /// <summary>What is wrong with a model's name: empty where it will do.</summary>
    public static IEnumerable<string> NameErrors(string name) => RunLimits.Text("name", name, Name, required: true)
        .Concat(name?.FirstOrDefault(c => c is '/' or ':' || char.IsControl(c)) is { } bad and not '\0'
            ? [$"name = '{name.ReplaceLineEndings(" ")}': a model's name may not hold '{(char.IsControl(bad) ? ' ' : bad)}'. Use letters, digits, blanks and - _ . for example."]
            : []);

    /// <summary>What is wrong with an alias: letters, digits, <c>_</c> and <c>-</c>, neither <c>latest</c> nor <c>v1</c> and the like, which would be taken for versions.</summary>
    public static IEnumerable<string> AliasErrors(string alias)
    {
        if (RunLimits.Text("alias", alias, Alias, required: true).FirstOrDefault() is { } wrong)
        {
            yield return wrong;
        }
        else if (!Plain().IsMatch(alias))
        {
            yield return $"alias = '{alias.ReplaceLineEndings(" ")}': an alias has letters, digits, _ and - only, for example champion.";
        }
        else if (alias.Equals(Latest, StringComparison.OrdinalIgnoreCase) || LikeVersion().IsMatch(alias))
        {
            yield return $"alias = '{alias}': this would be taken for a version ('{Latest}', and v with a number, are reserved). Choose another, for example champion.";
        }
    }

    /// <summary>What is wrong with tags.</summary>
    public static IEnumerable<string> TagErrors(IReadOnlyDictionary<string, string> entries) => entries.SelectMany(entry =>
        RunLimits.KeyErrors("tag", entry.Key).Concat(RunLimits.Text($"tag '{entry.Key}'", entry.Value, TagValue, required: false)));

    /// <summary>What is wrong with a description.</summary>
    public static IEnumerable<string> DescriptionErrors(string text) => RunLimits.Text("description", text, Description, required: false);

    /// <summary>What is wrong with who did something, and why.</summary>
    public static IEnumerable<string> ByErrors(string by, string? reason) =>
        RunLimits.Text("by", by, Word, required: true).Concat(RunLimits.Text("reason", reason ?? string.Empty, Word, required: false));

    [GeneratedRegex(@"^[\w-]+\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[vV]\d+\z")]
    private static partial Regex LikeVersion();
}
