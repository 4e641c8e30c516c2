using System.Text.Json;

namespace HarOrleans.Data.Preparing;

/// <summary>The members of one JSON object, taken strictly: each must be there and of its kind, and no other may be there. What is wrong is noted, so that all of it can be told at once.</summary>
internal sealed class DocumentMembers
{
    private readonly JsonElement _root;
    private readonly List<string> _errors = [];

    internal DocumentMembers(JsonElement root, string[] known)
    {
        _root = root;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"there is {Kind(root)} where an object is expected");
        }

        foreach (var member in root.EnumerateObject().Where(member => !known.Contains(Name(member), StringComparer.Ordinal)))
        {
            _errors.Add($"{Name(member)}: the member is unknown");
        }
    }

    /// <summary>Everything that was wrong so far.</summary>
    internal IReadOnlyList<string> Errors => _errors;

    internal void Require(bool fine, string error)
    {
        if (!fine)
        {
            _errors.Add(error);
        }
    }

    internal int? Whole(string name) => Member(name, JsonValueKind.Number, "a whole number") is { } member && member.TryGetInt32(out var value)
        ? value
        : Wrong<int?>(name, "a whole number", null);

    internal string Text(string name) => Member(name, JsonValueKind.String, "a text") is { } member && String(member) is { Length: > 0 } value
        ? value
        : Wrong(name, "a text", string.Empty);

    /// <summary>At least one name, none empty and none twice.</summary>
    internal string[] Names(string name)
    {
        string[] items = [.. Items(name).Select(item => String(item) ?? string.Empty)];
        return items.Length > 0 && !items.Any(string.IsNullOrWhiteSpace) && items.Distinct(StringComparer.Ordinal).Count() == items.Length
            ? items
            : Wrong<string[]>(name, "a list of names without repeats", []);
    }

    internal double[] Numbers(string name)
    {
        double[] items = [.. Items(name).Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetDouble(out var value) ? value : double.NaN)];
        return items.Length > 0 && items.All(double.IsFinite) ? items : Wrong<double[]>(name, "a list of finite numbers", []);
    }

    private IEnumerable<JsonElement> Items(string name) => Member(name, JsonValueKind.Array, "a list") is { } member ? member.EnumerateArray() : [];

    private JsonElement? Member(string name, JsonValueKind kind, string expected)
    {
        if (!_root.TryGetProperty(name, out var member))
        {
            _errors.Add($"{name}: the member is missing");
            return null;
        }

        return member.ValueKind == kind ? member : Wrong<JsonElement?>(name, $"{expected}, but {Kind(member)}", null);
    }

    /// <summary>Notes a member that is not as it should be; of several things wrong with one member, the first.</summary>
    private T Wrong<T>(string name, string expected, T instead)
    {
        if (!_errors.Any(error => error.StartsWith($"{name}: ", StringComparison.Ordinal)))
        {
            _errors.Add($"{name}: this is not {expected}");
        }

        return instead;
    }

    /// <summary>A text, or null where it is none or holds bytes that are no text.</summary>
    private static string? String(JsonElement item)
    {
        try
        {
            return item.ValueKind == JsonValueKind.String ? item.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "(unreadable)";
        }
    }

    private static string Kind(JsonElement element) => element.ValueKind.ToString().ToLowerInvariant();
}
