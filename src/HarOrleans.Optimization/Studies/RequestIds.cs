namespace HarOrleans.Optimization;

/// <summary>Ids that callers give to their commands, so that each is carried out once.</summary>
public static class RequestIds
{
    /// <summary>Longest id and longest owner, in characters.</summary>
    public const int Most = 100;

    /// <summary>What is wrong with an id; empty where nothing is.</summary>
    public static IReadOnlyList<string> Errors(string field, string? id) =>
        string.IsNullOrWhiteSpace(id) || id.Length > Most ? [$"{field} = '{id}': must have 1 to {Most} characters."] : [];
}
