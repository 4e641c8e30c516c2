using System.Globalization;
using System.Text.Json.Serialization;

namespace HarOrleans.Contracts;

/// <summary>
/// A parameter's value: null, bool, int, float or string. Values of different kinds differ: <c>true</c>, <c>1</c> and <c>1.0</c> are three values.
/// In JSON each has its own form; a float always has a point or an exponent.
/// </summary>
[GenerateSerializer, Immutable, Alias(Aliases.ParamValue), JsonConverter(typeof(ParamValueJsonConverter))]
public readonly record struct ParamValue
{
    [Id(0)] private readonly long _bits;
    [Id(1)] private readonly string? _text;

    private ParamValue(ParamKind kind, long bits, string? text)
    {
        Kind = kind;
        _bits = bits;
        _text = text;
    }

    /// <summary>Which kind of value this is.</summary>
    [Id(2)] public ParamKind Kind { get; }

    /// <summary>No value.</summary>
    public static ParamValue Null => default;

    /// <summary>A truth value.</summary>
    public static ParamValue Of(bool value) => new(ParamKind.Bool, value ? 1 : 0, null);

    /// <summary>A whole number.</summary>
    public static ParamValue Of(long value) => new(ParamKind.Int, value, null);

    /// <summary>A double.</summary>
    public static ParamValue Of(double value) => new(ParamKind.Float, BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>Text; null becomes <see cref="Null"/>.</summary>
    public static ParamValue Of(string? value) => value is null ? Null : new(ParamKind.String, 0, value);

    /// <summary>The truth value; other kinds throw <see cref="InvalidOperationException"/>.</summary>
    public bool AsBool() => Kind == ParamKind.Bool ? _bits != 0 : throw Not(ParamKind.Bool);

    /// <summary>The whole number; other kinds throw <see cref="InvalidOperationException"/>.</summary>
    public long AsInt() => Kind == ParamKind.Int ? _bits : throw Not(ParamKind.Int);

    /// <summary>The number as a double, of an int or a float; other kinds throw <see cref="InvalidOperationException"/>.</summary>
    public double AsDouble() => Kind switch
    {
        ParamKind.Float => BitConverter.Int64BitsToDouble(_bits),
        ParamKind.Int => _bits,
        _ => throw Not(ParamKind.Float),
    };

    /// <summary>The text; other kinds throw <see cref="InvalidOperationException"/>.</summary>
    public string AsString() => Kind == ParamKind.String ? _text! : throw Not(ParamKind.String);

    /// <summary>The value as people read it, with a point as decimal separator: <c>null</c>, <c>true</c>, <c>64</c>, <c>0.001</c>, <c>relu</c>.</summary>
    public override string ToString() => Kind switch
    {
        ParamKind.Null => "null",
        ParamKind.Bool => AsBool() ? "true" : "false",
        ParamKind.Int => _bits.ToString(CultureInfo.InvariantCulture),
        ParamKind.Float => AsDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => _text!,
    };

    private InvalidOperationException Not(ParamKind wanted) => new($"The parameter value '{this}' is of kind {Kind}, not {wanted}.");
}
