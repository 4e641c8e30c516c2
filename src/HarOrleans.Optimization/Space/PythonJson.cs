using System.Globalization;
using System.Text;
using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>JSON as Python's json module writes it: with NaN and infinities bare, and floats in Python's shortest form.</summary>
internal static class PythonJson
{
    /// <summary>Stands before what was bare; no text begins with it.</summary>
    private const char Mark = '\uE000';

    private static readonly string[] Words = ["-Infinity", "Infinity", "NaN"];

    /// <summary>The same document as strict JSON: bare words become marked strings.</summary>
    internal static string Strict(string json)
    {
        if (!Words.Any(word => json.Contains(word, StringComparison.Ordinal)))
        {
            return json;
        }

        var strict = new StringBuilder(json.Length + 16);
        var inside = false;
        for (var at = 0; at < json.Length; at++)
        {
            var word = inside ? null : Array.Find(Words, word => string.CompareOrdinal(json, at, word, 0, word.Length) == 0);
            if (word is not null)
            {
                strict.Append('"').Append(Mark).Append(word).Append('"');
                at += word.Length - 1;
                continue;
            }

            inside ^= json[at] == '"';
            strict.Append(json[at]);
            if (inside && json[at] == '\\' && at + 1 < json.Length)
            {
                strict.Append(json[++at]);
            }
        }

        return strict.ToString();
    }

    /// <summary>A value of a document that <see cref="Strict"/> made.</summary>
    internal static ParamValue ToValue(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => ParamValue.Null,
        JsonValueKind.True or JsonValueKind.False => ParamValue.Of(json.GetBoolean()),
        JsonValueKind.String when json.GetString() is [Mark, .. var word] => ParamValue.Of(word == "NaN" ? double.NaN : word == "Infinity" ? double.PositiveInfinity : double.NegativeInfinity),
        JsonValueKind.String => ParamValue.Of(json.GetString()),
        JsonValueKind.Number => json.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0 && json.TryGetInt64(out var whole) ? ParamValue.Of(whole) : ParamValue.Of(json.GetDouble()),
        _ => throw new FormatException($"A choice cannot be a JSON {json.ValueKind}."),
    };

    internal static string Of(ParamValue value) => value.Kind switch
    {
        ParamKind.Float => Of(value.AsDouble()),
        ParamKind.String => JsonSerializer.Serialize(value.AsString()),
        _ => value.ToString(),
    };

    /// <summary>A float: shortest digits, an exponent below 1e-4 and from 1e16 on, and always a point or an exponent.</summary>
    internal static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if (Math.Abs(value) is 0 or (>= 1e-4 and < 1e16))
        {
            var text = shortest.Contains('E', StringComparison.Ordinal) ? value.ToString("F0", CultureInfo.InvariantCulture) : shortest;
            return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
        }

        if (shortest.Split('E') is not [var digits, var power])
        {
            // A whole number of 17 digits or more, written out: all but the leading digits are zeros.
            var (sign, whole) = value < 0 ? ("-", shortest[1..]) : (string.Empty, shortest);
            (digits, power) = ($"{sign}{whole[0]}.{whole[1..]}".TrimEnd('0').TrimEnd('.'), (whole.Length - 1).ToString(CultureInfo.InvariantCulture));
        }

        var exponent = int.Parse(power, CultureInfo.InvariantCulture);
        return FormattableString.Invariant($"{digits}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }
}
