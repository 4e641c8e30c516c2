namespace HarOrleans.Query;

/// <summary>True or false; compared with text, case does not count (<c>True</c>).</summary>
/// <param name="Value">The truth value.</param>
public sealed record QueryBoolean(bool Value) : QueryValue
{
    /// <inheritdoc />
    public override string Text => Value ? "true" : "false";

    /// <inheritdoc />
    public override string ToString() => Text;
}
