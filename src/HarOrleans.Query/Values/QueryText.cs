namespace HarOrleans.Query;

/// <summary>Text, from quotes or a bare word.</summary>
/// <param name="Value">The text, without quotes.</param>
public sealed record QueryText(string Value) : QueryValue
{
    /// <inheritdoc />
    public override string Text => Value;

    /// <summary>In single quotes, a quote within doubled.</summary>
    public override string ToString() => $"'{Value.Replace("'", "''", StringComparison.Ordinal)}'";
}
