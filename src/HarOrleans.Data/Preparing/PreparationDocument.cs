using System.Text.Encodings.Web;
using System.Text.Json;

namespace HarOrleans.Data.Preparing;

/// <summary>A preparation as a JSON document, written and read.</summary>
internal static class PreparationDocument
{
    private const int Longest = 64 << 20;
    private const string Advice = "Take the file again from the folder of the model that it was saved with.";

    private static readonly string[] Members = ["version", "protocol", "classes", "features", "mean", "scale"];

    internal static void Write(Preparation preparation, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber(Members[0], Preparation.Version);
        json.WriteString(Members[1], preparation.Protocol);
        Array(json, Members[2], preparation.Classes, json.WriteStringValue);
        Array(json, Members[3], preparation.FeatureNames, json.WriteStringValue);
        Array(json, Members[4], preparation.Scaling.Mean, json.WriteNumberValue);
        Array(json, Members[5], preparation.Scaling.Scale, json.WriteNumberValue);
        json.WriteEndObject();
    }

    internal static Preparation Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var document = JsonDocument.Parse(Bytes(stream, name), new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 });
            return Read(document.RootElement, name);
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataSetException($"this is not the JSON of a preparation ({damaged.Message.TrimEnd('.')})", Advice, name, damaged.LineNumber + 1, inner: damaged);
        }
    }

    private static Preparation Read(JsonElement root, string name)
    {
        var members = new DocumentMembers(root, Members);
        var version = members.Whole(Members[0]);
        if (version is { } found && found != Preparation.Version)
        {
            throw new InvalidDataSetException(
                FormattableString.Invariant($"version: {found} is not {Preparation.Version}, the one that this program reads"), "Use a program of the version that wrote the model.", name);
        }

        var protocol = members.Text(Members[1]);
        var (classes, features) = (members.Names(Members[2]), members.Names(Members[3]));
        var (mean, scale) = (members.Numbers(Members[4]), members.Numbers(Members[5]));
        members.Require(classes.SequenceEqual(classes.Order(StringComparer.Ordinal)), "classes: the names are not in alphabetical order");
        members.Require(mean.Length == features.Length, FormattableString.Invariant($"mean: there are {mean.Length} numbers for {features.Length} features"));
        members.Require(scale.Length == features.Length, FormattableString.Invariant($"scale: there are {scale.Length} numbers for {features.Length} features"));
        members.Require(System.Array.TrueForAll(scale, value => value > 0), "scale: a number is not above 0");
        return members.Errors.Count == 0
            ? new Preparation(protocol, classes, features, new FeatureScaling(mean, scale))
            : throw new InvalidDataSetException(string.Join("; ", members.Errors), Advice, name);
    }

    private static byte[] Bytes(Stream stream, string name)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (bytes.Length + read > Longest)
            {
                throw new InvalidDataSetException(FormattableString.Invariant($"the document is longer than {Longest} bytes"), Advice, name);
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(value);
        }

        json.WriteEndArray();
    }
}
