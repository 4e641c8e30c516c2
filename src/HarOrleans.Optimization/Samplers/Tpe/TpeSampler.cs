using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// TPE for studies: trial n is drawn by a generator of its own, seeded from the study's seed and n. What it has learnt of the trials it saw last stays for the
/// next call, which goes on from there where the trials continue; the answer is the same either way.
/// </summary>
internal sealed class TpeSampler(TpeSamplerOptions options) : INamedSampler
{
    private TpeEngine? _latest;

    public static string Name => TpeSamplerConstants.Name;

    public static ISampler Create(PluginArguments arguments) => new TpeSampler(TpeSamplerArguments.Read(arguments));

    public IReadOnlyDictionary<string, ParamValue> Sample(SamplerContext context)
    {
        // Taken away while in use: a second caller at the same time makes its own.
        var engine = Interlocked.Exchange(ref _latest, null);
        if (engine is null || !engine.History.IsOf(context.Space, context.Directions))
        {
            engine = new(options, context.Space, context.Directions);
        }

        engine.History.Follow(context.Finished, options.ConstantLiar ? context.Open : []);
        var random = new NumpyRandom(TrialSeeds.ForSampling(context.Seed, context.Number));
        var values = engine.Sample(random, random);
        Volatile.Write(ref _latest, engine);
        return values;
    }
}
