using System.Globalization;

namespace HarOrleans.Contracts;

/// <summary>
/// What a trial needs of the trainer that runs it: <c>gpu</c> (a label of that name), <c>gpu=a100</c> (with that value, in any case) or <c>memory&gt;=16</c> (with a number at least
/// that large). Trainers announce <c>cpu</c> (cores) and <c>memory</c> (GiB) themselves, and whatever they are given.
/// </summary>
/// <param name="Label">The label's name.</param>
/// <param name="Value">The value, or null where any will do.</param>
/// <param name="AtLeast">The number that it must reach, or null.</param>
public sealed record SlotNeed(string Label, string? Value, double? AtLeast)
{
    private const string Form = "Give a label (gpu), a label with its value (gpu=a100) or with what it must reach (memory>=16).";

    /// <summary>Reads a need.</summary>
    /// <param name="text">The need as it is written.</param>
    /// <exception cref="InvalidSpecException">It is none.</exception>
    public static SlotNeed Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Split(">=", 2, StringSplitOptions.TrimEntries) is [var counted, var least])
        {
            return IsName(counted) && double.TryParse(least, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? new(counted, null, number)
                : throw new InvalidSpecException([$"requires '{text}': this is no need. {Form}"]);
        }

        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return IsName(parts[0]) && parts is not [_, ""] ? new(parts[0], parts.ElementAtOrDefault(1), null) : throw new InvalidSpecException([$"requires '{text}': this is no need. {Form}"]);
    }

    /// <summary>Whether a label may have this name: letters, digits, dots, hyphens and underscores.</summary>
    public static bool IsName(string name) => !string.IsNullOrEmpty(name) && name.All(each => char.IsAsciiLetterOrDigit(each) || each is '.' or '-' or '_');

    /// <summary>Whether a trainer with these labels has it.</summary>
    public bool IsMetBy(IReadOnlyDictionary<string, string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.TryGetValue(Label, out var has)
            && (Value is null || string.Equals(Value, has, StringComparison.OrdinalIgnoreCase))
            && (AtLeast is not { } least || (double.TryParse(has, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least));
    }
}
