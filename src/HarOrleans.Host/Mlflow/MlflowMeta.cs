using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HarOrleans.Host.Mlflow;

/// <summary>The plain values of a <c>meta.yaml</c>. Aliases are never followed, so that a small file cannot grow in memory.</summary>
internal sealed class MlflowMeta
{
    private const int MostBytes = 32 << 20;

    private readonly Dictionary<string, string> _values;
    private readonly Dictionary<string, string> _tags;

    private MlflowMeta(Dictionary<string, string> values, Dictionary<string, string> tags) => (_values, _tags) = (values, tags);

    /// <summary>What stands under <c>tags</c>.</summary>
    internal IReadOnlyDictionary<string, string> Tags => _tags;

    /// <summary>A value that has to be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    internal string this[string name] => Find(name) ?? throw new FormatException($"meta.yaml has no {name}");

    /// <exception cref="FormatException">It is no such file.</exception>
    internal static MlflowMeta Read(string folder)
    {
        var path = Path.Combine(folder, "meta.yaml");
        if (!File.Exists(path))
        {
            throw new FormatException("there is no meta.yaml");
        }

        if (new FileInfo(path).Length > MostBytes)
        {
            throw new FormatException($"meta.yaml is larger than {MostBytes >> 20} MiB");
        }

        try
        {
            var yaml = new YamlStream();
            using var reader = new StreamReader(path);
            yaml.Load(reader);
            if (yaml.Documents is not [{ RootNode: YamlMappingNode root }])
            {
                throw new FormatException("meta.yaml is not one mapping");
            }

            return new(Scalars(root), root.Children.TryGetValue("tags", out var tags) && tags is YamlMappingNode named ? Scalars(named) : []);
        }
        catch (Exception e) when (e is YamlException or ArgumentException)
        {
            throw new FormatException($"meta.yaml is no YAML: {e.Message}", e);
        }
    }

    internal string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>A time in milliseconds since 1970, or null where there is none.</summary>
    internal DateTimeOffset? Time(string name)
    {
        if (Find(name) is not { } text)
        {
            return null;
        }

        try
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new FormatException($"meta.yaml: {name} = '{text}' is no time in milliseconds", e);
        }
    }

    private static Dictionary<string, string> Scalars(YamlMappingNode node)
    {
        var scalars = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Children)
        {
            // Not quoted, null and ~ and nothing are YAML's null.
            if (key is YamlScalarNode { Value: { } name } && value is YamlScalarNode { Value: { } text } scalar
                && !(scalar.Style == ScalarStyle.Plain && text is "" or "null" or "~" or "Null" or "NULL"))
            {
                scalars[name] = text;
            }
        }

        return scalars;
    }
}
