using HarOrleans.Contracts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HarOrleans.Dashboard;

/// <summary>What a logged model takes and gives, as its <c>MLmodel</c> file says: MLflow's signature, as JSON text.</summary>
/// <param name="Inputs">Its inputs, or null where the file says nothing.</param>
/// <param name="Outputs">Its outputs, or null.</param>
public sealed record ModelSignature(string? Inputs, string? Outputs)
{
    private const string File = "MLmodel";
    private const int MostCharacters = 1 << 20;

    /// <summary>Nothing is known.</summary>
    public static ModelSignature Unknown { get; } = new(null, null);

    /// <summary>Reads it of a version that a run logged; unknown where its files cannot be read here.</summary>
    internal static async Task<ModelSignature> OfAsync(IRunFiles? files, ModelVersion version)
    {
        if (files is null || !ModelSource.TryParse(version.Source, out var source) || source.RunId is not { } run)
        {
            return Unknown;
        }

        try
        {
            await using var file = await files.OpenAsync(run, $"{source.Path}/{File}");
            return file is null ? Unknown : await ReadAsync(file);
        }
        catch (IOException)
        {
            return Unknown;
        }
    }

    /// <summary>Reads the file; unknown where it is of another form.</summary>
    public static async Task<ModelSignature> ReadAsync(Stream file)
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        var text = new char[MostCharacters];
        var length = await reader.ReadBlockAsync(text);
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(new string(text, 0, length)));
            return yaml.Documents is [var document, ..] && Child(document.RootNode, "signature") is { } signature
                ? new ModelSignature(Text(signature, "inputs"), Text(signature, "outputs"))
                : Unknown;
        }
        catch (YamlException)
        {
            return Unknown;
        }
    }

    private static string? Text(YamlNode of, string name) => (Child(of, name) as YamlScalarNode)?.Value is { Length: > 0 } text ? text : null;

    private static YamlNode? Child(YamlNode of, string name) => of is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;
}
