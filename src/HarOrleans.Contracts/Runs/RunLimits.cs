using System.Globalization;

namespace HarOrleans.Contracts;

/// <summary>What runs and experiments may hold: MLflow's limits. What goes beyond them is refused by field, value and limit, and never cut off.</summary>
public static class RunLimits
{
    /// <summary>Characters of a run's name, and of a key of a metric, param or tag.</summary>
    public const int Key = 250;

    /// <summary>Characters of a param's value.</summary>
    public const int ParamValue = 6_000;

    /// <summary>Characters of a run's tag; a note (<see cref="Notes.RunTag"/>) has <see cref="Notes.MaxLength"/>.</summary>
    public const int TagValue = 8_000;

    /// <summary>Characters of an experiment's name.</summary>
    public const int ExperimentName = 500;

    /// <summary>Characters of an experiment's tag.</summary>
    public const int ExperimentTagValue = 5_000;

    /// <summary>Points of one batch. MLflow has 1,000 in a request; a batch here is one durable step, so that more of them belong together.</summary>
    public const int Points = 100_000;

    /// <summary>Params of one batch, and tags of one batch; a run may have more of each.</summary>
    public const int Entries = 100;

    /// <summary>The tag that names the run which a copy was made of.</summary>
    public const string CopiedFrom = "copied_from";

    /// <summary>What is wrong with a batch.</summary>
    public static IEnumerable<string> BatchErrors(RunBatch batch) =>
    [
        .. Many("params", batch.Params.Count), .. Many("tags", batch.Tags.Count), .. ParamErrors(batch.Params), .. TagErrors(batch.Tags), .. PointErrors(batch.Points),
    ];

    /// <summary>What is wrong with why a run ended: empty where there is nothing to say.</summary>
    public static IEnumerable<string> ReasonErrors(string? reason) => reason is null ? [] : Text("reason", reason, int.MaxValue, required: false);

    /// <summary>What is wrong with a run's name: empty where it will do.</summary>
    public static IEnumerable<string> NameErrors(string name) => Text("name", name, Key, required: true);

    /// <summary>What is wrong with params.</summary>
    public static IEnumerable<string> ParamErrors(IReadOnlyDictionary<string, string> entries) =>
        entries.SelectMany(entry => KeyErrors("param", entry.Key).Concat(Text($"param '{entry.Key}'", entry.Value, ParamValue, required: false)));

    /// <summary>What is wrong with a run's tags.</summary>
    public static IEnumerable<string> TagErrors(IReadOnlyDictionary<string, string> entries) => entries.SelectMany(entry =>
        KeyErrors("tag", entry.Key).Concat(Text($"tag '{entry.Key}'", entry.Value, entry.Key == Notes.RunTag ? Notes.MaxLength : TagValue, required: false)));

    /// <summary>What is wrong with points.</summary>
    public static IEnumerable<string> PointErrors(IReadOnlyList<MetricPoint> points)
    {
        if (points.Count > Points)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"points: {points.Count} in one batch; the limit is {Points}. Log them in several.");
        }

        foreach (var error in points.Select(point => point.Key).Distinct(StringComparer.Ordinal).SelectMany(key => KeyErrors("metric", key)))
        {
            yield return error;
        }
    }

    /// <summary>What is wrong with an experiment's name.</summary>
    public static IEnumerable<string> ExperimentNameErrors(string name) => Text("name", name, ExperimentName, required: true)
        .Concat(name.Any(char.IsControl) ? [$"name = '{name.ReplaceLineEndings(" ")}': it holds a control character. Leave that out."] : []);

    /// <summary>What is wrong with an experiment's tags.</summary>
    public static IEnumerable<string> ExperimentTagErrors(IReadOnlyDictionary<string, string> entries) =>
        entries.SelectMany(entry => KeyErrors("tag", entry.Key).Concat(Text($"tag '{entry.Key}'", entry.Value, ExperimentTagValue, required: false)));

    /// <summary>What is wrong with a key: a relative path of word characters, <c>_ - . :</c> and blanks, as MLflow has it.</summary>
    public static IEnumerable<string> KeyErrors(string kind, string key)
    {
        if (Text($"{kind} key", key, Key, required: true).FirstOrDefault() is { } wrong)
        {
            yield return wrong;
        }
        else if (key.FirstOrDefault(c => !char.IsLetterOrDigit(c) && !"/_-.: ".Contains(c, StringComparison.Ordinal)) is var bad and not '\0')
        {
            yield return $"{kind} key = '{key}': the character '{bad}' is not allowed. Use letters, digits and / _ - . : and blanks.";
        }
        else if (key.Contains('\0', StringComparison.Ordinal) || key.Split('/').Any(part => part is "" or "." or ".."))
        {
            yield return $"{kind} key = '{key}': it is no plain path. Leave out a leading, doubled or closing /, and . and .. as parts.";
        }
    }

    private static IEnumerable<string> Many(string field, int count) =>
        count > Entries ? [string.Create(CultureInfo.InvariantCulture, $"{field}: {count} in one batch; the limit is {Entries}. Log them in several.")] : [];

    internal static IEnumerable<string> Text(string field, string? value, int most, bool required)
    {
        if (value is null || (required && string.IsNullOrWhiteSpace(value)))
        {
            yield return $"{field} = '{value}': it must not be empty.";
        }
        else if (value.Length > most)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{field} = '{value[..Math.Min(40, value.Length)]}…': it has {value.Length} characters; the limit is {most}.");
        }
        else if (value.IndexOf('\0', StringComparison.Ordinal) is var at and >= 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{field} = '{value[..Math.Min(40, at)]}…': its character {at + 1} is NUL, which databases cannot keep. Leave it out.");
        }
    }
}
