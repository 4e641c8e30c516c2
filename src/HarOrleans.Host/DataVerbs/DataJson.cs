using System.Text.Encodings.Web;
using System.Text.Json;

namespace HarOrleans.Host.DataVerbs;

/// <summary>Documents: UTF-8, indented, a newline at the end; a figure that is not finite is null.</summary>
internal static class DataJson
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>One object as a document.</summary>
    internal static byte[] Document(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>A member that is an object.</summary>
    internal static void Object(this Utf8JsonWriter json, string name, Action write)
    {
        json.WriteStartObject(name);
        write();
        json.WriteEndObject();
    }

    /// <summary>A member that is an array with an item for each of some values.</summary>
    internal static void Array<T>(this Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(value);
        }

        json.WriteEndArray();
    }

    /// <summary>A member that is an array of objects.</summary>
    internal static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write) => json.Array(name, values, value =>
    {
        json.WriteStartObject();
        write(value);
        json.WriteEndObject();
    });

    /// <summary>A figure as a member.</summary>
    internal static void Figure(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.Figure(value);
    }

    /// <summary>A figure as an item.</summary>
    internal static void Figure(this Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
