using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Gives some parameters fixed values and lets another sampler draw the others, as if they were the whole space. As Optuna's PartialFixedSampler.</summary>
internal sealed class PartialFixedSampler(PartialFixedSamplerOptions options) : INamedSampler
{
    /// <summary>Swapped as a whole: several callers may sample at a time.</summary>
    private Tuple<IReadOnlyList<SearchParameter>, SearchParameter[]>? _free;

    public static string Name => PartialFixedSamplerConstants.Name;

    public static ISampler Create(PluginArguments arguments) => new PartialFixedSampler(PartialFixedSamplerArguments.Read(arguments));

    public int? TrialsInAll(IReadOnlyList<SearchParameter> space) => options.Sampler.TrialsInAll(Free(space));

    public IReadOnlyDictionary<string, ParamValue> Sample(SamplerContext context)
    {
        var free = Free(context.Space);
        var drawn = free.Length == 0 ? new Dictionary<string, ParamValue>() : options.Sampler.Sample(context with { Space = free });
        return context.Space.ToDictionary(
            parameter => parameter.Name,
            parameter => options.FixedParams.TryGetValue(parameter.Name, out var value) ? value : drawn[parameter.Name],
            StringComparer.Ordinal);
    }

    /// <summary>The same list for the same space, so that the inner sampler knows its history again.</summary>
    private SearchParameter[] Free(IReadOnlyList<SearchParameter> space)
    {
        if (_free is { } known && ReferenceEquals(space, known.Item1))
        {
            return known.Item2;
        }

        var errors = options.FixedParams.Where(pair => !space.Any(parameter => parameter.Name == pair.Key && Distributions.Contains(parameter.Distribution, pair.Value)))
            .Select(pair => $"sampler.{PartialFixedSamplerConstants.FixedParams}.{pair.Key} = {pair.Value}: no parameter of the study can have this value.").ToList();
        if (errors.Count > 0)
        {
            throw new InvalidSpecException(errors);
        }

        SearchParameter[] free = [.. space.Where(parameter => !options.FixedParams.ContainsKey(parameter.Name))];
        _free = Tuple.Create(space, free);
        return free;
    }
}
