namespace HarOrleans.Query;

/// <summary>What kind of values an attribute has, which decides what it may be compared with.</summary>
public enum QueryKind
{
    /// <summary>Text: compared with anything.</summary>
    Text,

    /// <summary>Numbers: compared with numbers alone; no <c>like</c>.</summary>
    Number,

    /// <summary>Points in time: compared with dates (also in quotes), ages, and milliseconds since 1970; no <c>like</c>.</summary>
    Time,
}
