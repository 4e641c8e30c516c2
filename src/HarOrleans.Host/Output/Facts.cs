namespace HarOrleans.Host.Output;

/// <summary>Names with their values, a line each, the values under each other.</summary>
internal static class Facts
{
    /// <summary>The lines; a fact without a value is left out.</summary>
    /// <param name="facts">Names and values.</param>
    /// <param name="indent">Put before each line.</param>
    internal static IEnumerable<string> Lines(IEnumerable<(string Name, string? Value)> facts, string indent = "")
    {
        var given = facts.Where(fact => fact.Value is not null).ToList();
        var width = given.Count == 0 ? 0 : given.Max(fact => fact.Name.Length);
        return given.Select(fact => $"{indent}{fact.Name.PadRight(width)}  {fact.Value!.ReplaceLineEndings(" ")}");
    }
}
