using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HarOrleans.Contracts;

/// <summary>Reads and writes a <see cref="ParamValue"/> so that int 1 and float 1.0 stay apart; NaN and infinities, which JSON has no form for, are refused with <see cref="JsonException"/>.</summary>
public sealed class ParamValueJsonConverter : JsonConverter<ParamValue>
{
    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override ParamValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return ParamValue.Null;
            case JsonTokenType.True:
            case JsonTokenType.False:
                return ParamValue.Of(reader.GetBoolean());
            case JsonTokenType.String:
                return ParamValue.Of(reader.GetString());
            case JsonTokenType.Number:
                var raw = reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan;
                return raw.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0 || !reader.TryGetInt64(out var whole)
                    ? ParamValue.Of(Finite(reader.GetDouble()))
                    : ParamValue.Of(whole);
            default:
                throw new JsonException($"A parameter value cannot be a JSON {reader.TokenType}.");
        }
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ParamValue value, JsonSerializerOptions options)
    {
        switch (value.Kind)
        {
            case ParamKind.Null:
                writer.WriteNullValue();
                break;
            case ParamKind.Bool:
                writer.WriteBooleanValue(value.AsBool());
                break;
            case ParamKind.Int:
                writer.WriteNumberValue(value.AsInt());
                break;
            case ParamKind.Float:
                writer.WriteRawValue(FloatText(value.AsDouble()));
                break;
            default:
                writer.WriteStringValue(value.AsString());
                break;
        }
    }

    private static string FloatText(double value)
    {
        var text = Finite(value).ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0";
    }

    private static double Finite(double value) => double.IsFinite(value)
        ? value
        : throw new JsonException($"A parameter value must be finite, but it is {value.ToString(CultureInfo.InvariantCulture)}.");
}
