namespace HarOrleans.Query;

/// <summary>How a field is compared with a value.</summary>
public enum QueryOperator
{
    /// <summary><c>=</c>, also written <c>==</c>.</summary>
    Equal,

    /// <summary><c>!=</c>, also written <c>&lt;&gt;</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,
}
