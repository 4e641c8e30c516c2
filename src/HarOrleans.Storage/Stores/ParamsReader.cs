using System.Text;
using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Storage.Stores;

/// <summary>Reads parameters from JSON as <see cref="JsonSerializer"/> does, with what was read last to go by: the next trial mostly has the same names in the same order.</summary>
internal sealed class ParamsReader
{
    private static readonly ParamValueJsonConverter Values = new();

    private readonly List<string> _names = [];
    private byte[] _text = new byte[512];

    /// <summary>Reads an object of names to values.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public IReadOnlyDictionary<string, ParamValue> Read(string json)
    {
        var most = Encoding.UTF8.GetMaxByteCount(json.Length);
        if (_text.Length < most)
        {
            _text = new byte[most];
        }

        var reader = new Utf8JsonReader(_text.AsSpan(0, Encoding.UTF8.GetBytes(json, _text)));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A trial's parameters are no JSON object.");
        }

        var read = new Dictionary<string, ParamValue>(_names.Count);
        for (var place = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; place++)
        {
            var name = Name(ref reader, place);
            reader.Read();
            read[name] = Values.Read(ref reader, typeof(ParamValue), JsonSerializerOptions.Default);
        }

        return read;
    }

    private string Name(ref Utf8JsonReader reader, int place)
    {
        if (place < _names.Count && reader.ValueTextEquals(_names[place]))
        {
            return _names[place];
        }

        var name = reader.GetString()!;
        if (place < _names.Count)
        {
            _names[place] = name;
        }
        else
        {
            _names.Add(name);
        }

        return name;
    }
}
