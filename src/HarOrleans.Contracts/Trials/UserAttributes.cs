using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HarOrleans.Contracts;

/// <summary>User attributes of a trial: names to complete JSON texts.</summary>
public static partial class UserAttributes
{
    /// <summary>Attribute of every trial: the run that its own run is a child of.</summary>
    public const string ParentRunId = "mlflow_parent_run_id";

    /// <summary>Longest name, in characters.</summary>
    public const int MaxName = 250;

    /// <summary>Longest value, in characters of its JSON text.</summary>
    public const int MaxValue = 65_536;

    /// <summary>Text as a value.</summary>
    public static string Of(string text) => JsonSerializer.Serialize(text);

    /// <summary>Which trials' runs belong to a parent run.</summary>
    public static Func<FrozenTrial, bool> IsOfParent(string parentRunId)
    {
        var parent = Of(parentRunId);
        return trial => trial.UserAttributes.TryGetValue(ParentRunId, out var json) && json == parent;
    }

    /// <summary>The number that a trial's attribute is; null where it has none, or it is something else.</summary>
    public static double? Number(FrozenTrial trial, string name)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return trial.UserAttributes.TryGetValue(name, out var json) ? Number(json) : null;
    }

    /// <summary>The number that a value is; null where it is something else or not finite.</summary>
    public static double? Number(string json) =>
        double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Everything that is wrong with some attributes, each error naming the attribute; empty where they will do.</summary>
    public static IReadOnlyList<string> Errors(IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return [.. attributes.Select(each => Error(each.Key, each.Value)).OfType<string>()];
    }

    private static string? Error(string name, string json)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxName)
        {
            return FormattableString.Invariant($"user attribute '{name}': a name has 1 to {MaxName} characters, this one has {name.Length}.");
        }

        if (json.Length > MaxValue)
        {
            return FormattableString.Invariant($"user attribute '{name}': a value has at most {MaxValue} characters of JSON, this one has {json.Length}.");
        }

        try
        {
            // Python writes NaN and the infinities as bare words: they are kept as they are.
            JsonDocument.Parse(json.Contains("NaN", StringComparison.Ordinal) || json.Contains("Infinity", StringComparison.Ordinal) ? PythonWords().Replace(json, x => x.Value[0] == '"' ? x.Value : "0") : json).Dispose();
            return null;
        }
        catch (JsonException e)
        {
            return $"user attribute '{name}': the value is not JSON ({e.Message}).";
        }
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|-?Infinity|NaN
        """)]
    private static partial Regex PythonWords();
}
