namespace HarOrleans.Query;

/// <summary>A value: on the right side of a condition, or of a row's field. Immutable, equal by structure.</summary>
public abstract record QueryValue
{
    private protected QueryValue()
    {
    }

    /// <summary>The value as text, without quotes: what it is compared as where nothing better fits.</summary>
    public abstract string Text { get; }

    /// <summary>The value as a query writes it.</summary>
    public override string ToString() => Text;
}
