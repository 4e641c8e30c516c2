using System.Text.Json;
using HarOrleans.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="PartialFixedSampler"/>; those behind <c>sampler.</c> are the inner sampler's.</summary>
internal static class PartialFixedSamplerArguments
{
    private const string Inner = PartialFixedSamplerConstants.Sampler + ".";

    internal static PartialFixedSamplerOptions Read(PluginArguments arguments)
    {
        var own = arguments.Options.Where(option => !option.Key.StartsWith(Inner, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var reader = new OptionReader("sampler", own);
        var values = Fixed(reader, reader.Text(PartialFixedSamplerConstants.FixedParams));
        var name = reader.Text(PartialFixedSamplerConstants.Sampler) ?? SamplerNames.Tpe;
        ISampler? inner = null;
        try
        {
            inner = arguments.Services.GetRequiredService<Samplers>().Create(new SamplerSpec(name, 0, arguments.Under(Inner)));
        }
        catch (InvalidSpecException error)
        {
            reader.Refuse(error.Errors.Select(line => "sampler." + line));
        }

        reader.ThrowIfWrong();
        return new() { FixedParams = values, Sampler = inner! };
    }

    private static Dictionary<string, ParamValue> Fixed(OptionReader reader, string? json)
    {
        try
        {
            if (json is not null && JsonSerializer.Deserialize<Dictionary<string, ParamValue>>(json) is { Count: > 0 } values)
            {
                return values;
            }
        }
        catch (JsonException)
        {
            // Said below, as for an empty object.
        }

        reader.Refuse(PartialFixedSamplerConstants.FixedParams, json ?? "(absent)", "must be a JSON object with at least one value, as {\"lr\": 0.1}.");
        return [];
    }
}
