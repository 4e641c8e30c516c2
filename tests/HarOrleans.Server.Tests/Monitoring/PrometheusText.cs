using System.Globalization;
using System.Text.RegularExpressions;

namespace HarOrleans.Server.Tests;

/// <summary>Prometheus' text format, read strictly: a line that is none of it is an error.</summary>
internal sealed partial class PrometheusText
{
    private readonly List<(string Name, Dictionary<string, string> Labels, double Value)> _samples = [];
    private readonly Dictionary<string, string> _types = [];

    internal PrometheusText(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var parts = line.Split(' ');
                _types[parts[2]] = parts[3];
            }
            else if (!line.StartsWith('#'))
            {
                Read(line);
            }
        }
    }

    /// <summary>Names of all samples.</summary>
    internal IEnumerable<string> Names => _samples.Select(x => x.Name).Distinct();

    /// <summary>What kind of metric a name is.</summary>
    internal string TypeOf(string name) => _types[name];

    /// <summary>Labels of a metric's samples, without those of the scope, which all have.</summary>
    internal IEnumerable<string> LabelsOf(string name) =>
        _samples.Where(x => x.Name == name).SelectMany(x => x.Labels.Keys).Distinct().Where(x => !x.StartsWith("otel_scope_", StringComparison.Ordinal));

    /// <summary>The sum of a metric's samples that have these labels.</summary>
    internal double Sum(string name, params (string Name, string Value)[] labels)
    {
        double[] values = [.. _samples.Where(x => x.Name == name && labels.All(label => x.Labels.GetValueOrDefault(label.Name) == label.Value)).Select(x => x.Value)];
        return values.Length > 0 ? values.Sum() : throw new KeyNotFoundException($"{name} with {string.Join(", ", labels)}");
    }

    private void Read(string line)
    {
        var match = Sample().Match(line);
        Assert.True(match.Success, $"Not a sample: {line}");
        var labels = Label().Matches(match.Groups["labels"].Value).ToDictionary(x => x.Groups[1].Value, x => x.Groups[2].Value);
        var value = match.Groups["value"].Value switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            var number => double.Parse(number, CultureInfo.InvariantCulture),
        };
        _samples.Add((match.Groups["name"].Value, labels, value));
    }

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>.*)\})? (?<value>[^ ]+)( \d+)?$")]
    private static partial Regex Sample();

    [GeneratedRegex("""([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)",?""")]
    private static partial Regex Label();
}
