namespace HarOrleans.Contracts;

/// <summary>The type of a <see cref="ParamValue"/>.</summary>
public enum ParamKind
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A whole number of 64 bits.</summary>
    Int,

    /// <summary>A double.</summary>
    Float,

    /// <summary>Text.</summary>
    String,
}
