using HarOrleans.Contracts;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HarOrleans.Training;

/// <summary>What an <c>MLmodel</c> file says about a model of ours: its flavor <c>harorleans</c>.</summary>
internal sealed class LoggedModelFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "MLmodel";

    private const int MostBytes = 1 << 20;

    /// <summary>What can be done with the model.</summary>
    public Dictionary<string, Flavor>? Flavors { get; set; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="HarException">It is no such file, or of a model that is not ours.</exception>
    public static Flavor Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        var text = new char[MostBytes];
        var length = reader.ReadBlock(text, 0, MostBytes);
        try
        {
            var file = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).IgnoreUnmatchedProperties().Build()
                .Deserialize<LoggedModelFile>(new string(text, 0, length));
            return file?.Flavors?.GetValueOrDefault("harorleans") is { Weights: { } weights, Preparation: { } preparation } flavor && IsPlain(weights) && IsPlain(preparation)
                ? flavor
                : throw new HarException($"{Name}: the model has no flavor 'harorleans' that names its weights and its preparation. Give a model that a trial of HarOrleans logged.");
        }
        catch (YamlException e)
        {
            throw new HarException($"{Name}: this is no YAML document of a model ({e.Message}).", e);
        }
    }

    /// <summary>A name beside the file, not a path to somewhere else.</summary>
    private static bool IsPlain(string name) => name.Length > 0 && name is not "." and not ".." && name.AsSpan().IndexOfAny('/', '\\') < 0;

    /// <summary>How this product uses the model.</summary>
    public sealed class Flavor
    {
        /// <summary>The objective that trained it.</summary>
        public string? Objective { get; set; }

        /// <summary>The file of its weights, beside this one.</summary>
        public string? Weights { get; set; }

        /// <summary>The file of its preparation, beside this one.</summary>
        public string? Preparation { get; set; }

        /// <summary>A name of <see cref="TrainedModel.Activations"/>; models without that choice have none.</summary>
        public string? Activation { get; set; }
    }
}
