using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="GridSampler"/>.</summary>
internal static class GridSamplerArguments
{
    internal static GridSamplerOptions Read(PluginArguments arguments)
    {
        var reader = new OptionReader("sampler", arguments.Options);
        var json = reader.Text(GridSamplerConstants.SearchSpace);
        var chosen = new Dictionary<string, IReadOnlyList<ParamValue>>(StringComparer.Ordinal);
        try
        {
            foreach (var (name, values) in json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, List<ParamValue>>>(json) ?? [])
            {
                if (values is not { Count: > 0 } || values.Distinct().Count() != values.Count)
                {
                    reader.Refuse(GridSamplerConstants.SearchSpace, json!, $"{name} needs at least one value, and each once.");
                    continue;
                }

                chosen[name] = values;
            }
        }
        catch (JsonException)
        {
            reader.Refuse(GridSamplerConstants.SearchSpace, json!, "must be a JSON object of lists, as {\"lr\": [0.1, 0.01]}.");
        }

        reader.ThrowIfWrong();
        return new() { SearchSpace = chosen };
    }
}
