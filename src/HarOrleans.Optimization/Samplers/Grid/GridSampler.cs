using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// Tries every combination once, in an order shuffled by the study's seed: the nth trial that is drawn has the nth. Beyond the last one they come again in the same order;
/// a study ends there, see <see cref="TrialsInAll"/>. As Optuna's GridSampler, but for its visiting at random what a trial that failed to start left out.
/// </summary>
internal sealed class GridSampler(GridSamplerOptions options) : INamedSampler
{
    private const int MostCombinations = 10_000_000;

    /// <summary>Swapped as a whole: several callers may sample at a time.</summary>
    private Tuple<long, int[]>? _order;

    public static string Name => GridSamplerConstants.Name;

    public static ISampler Create(PluginArguments arguments) => new GridSampler(GridSamplerArguments.Read(arguments));

    public int? TrialsInAll(IReadOnlyList<SearchParameter> space)
    {
        var count = Axes(space).Aggregate(1L, (product, axis) => Math.Min(product * axis.Count, int.MaxValue));
        return count <= MostCombinations
            ? (int)count
            : throw new InvalidSpecException([$"sampler.{GridSamplerConstants.SearchSpace} = {count}: a grid has at most {MostCombinations} combinations."]);
    }

    public IReadOnlyDictionary<string, ParamValue> Sample(SamplerContext context)
    {
        var axes = Axes(context.Space);
        var order = Order(TrialsInAll(context.Space)!.Value, context.Seed);
        var place = order[context.Place % order.Length];
        var values = new Dictionary<string, ParamValue>(StringComparer.Ordinal);
        for (var index = axes.Count - 1; index >= 0; index--)
        {
            values[context.Space[index].Name] = axes[index][place % axes[index].Count];
            place /= axes[index].Count;
        }

        return values;
    }

    private List<IReadOnlyList<ParamValue>> Axes(IReadOnlyList<SearchParameter> space)
    {
        var errors = options.SearchSpace.Keys.Where(name => space.All(parameter => parameter.Name != name))
            .Select(name => $"sampler.{GridSamplerConstants.SearchSpace}.{name}: the study has no such parameter.").ToList();
        var axes = space.Select(parameter => Axis(parameter, errors)).ToList();
        return errors.Count == 0 ? axes : throw new InvalidSpecException(errors);
    }

    private IReadOnlyList<ParamValue> Axis(SearchParameter parameter, List<string> errors)
    {
        var field = $"sampler.{GridSamplerConstants.SearchSpace}.{parameter.Name}";
        if (options.SearchSpace.TryGetValue(parameter.Name, out var given))
        {
            errors.AddRange(given.Where(value => !Distributions.Contains(parameter.Distribution, value))
                .Select(value => $"{field} = {value}: is not in {Distributions.Describe(parameter.Distribution)}."));
            return given;
        }

        if (Distributions.CountOf(parameter.Distribution) is { } count && count <= MostCombinations)
        {
            return [.. Enumerable.Range(0, (int)count).Select(index => Distributions.At(parameter.Distribution, index))];
        }

        errors.Add($"{field} = (absent): {Distributions.Describe(parameter.Distribution)} has no finite grid; list its values.");
        return [];
    }

    private int[] Order(int count, long seed)
    {
        if (_order is { } known && known.Item1 == seed && known.Item2.Length == count)
        {
            return known.Item2;
        }

        // Fisher and Yates, with a generator of the study's own.
        var random = new NumpyRandom(SplitMix64.Mix((ulong)seed));
        int[] order = [.. Enumerable.Range(0, count)];
        for (var last = count - 1; last > 0; last--)
        {
            var other = (int)(random.NextDouble() * (last + 1));
            (order[last], order[other]) = (order[other], order[last]);
        }

        _order = Tuple.Create(seed, order);
        return order;
    }
}
