using System.IO.Hashing;
using System.Text;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// Successive halving in brackets that begin later and later (Li et al. 2017), so that neither quick nor slow starters are favoured. A trial's bracket follows
/// from the study's name and its number; it competes in its bracket alone, and its sampler learns from that alone. As Optuna's HyperbandPruner.
/// </summary>
internal sealed class HyperbandPruner(HyperbandPrunerOptions options) : INamedPruner
{
    public static string Name => HyperbandPrunerConstants.Name;

    public static IPruner Create(PluginArguments arguments) => new HyperbandPruner(HyperbandPrunerArguments.Read(arguments));

    public string? Prune(PrunerContext context)
    {
        if ((options.MaxResource ?? Resource(context.Finished)) is not { } most)
        {
            return null;
        }

        var budgets = Budgets(most);
        var bracket = BracketOf(context.StudyName, context.Trial.Number, budgets);
        var halving = new SuccessiveHalvingPruner(new SuccessiveHalvingPrunerOptions
        {
            MinResource = options.MinResource,
            ReductionFactor = options.ReductionFactor,
            MinEarlyStoppingRate = bracket,
            BootstrapCount = options.BootstrapCount,
        });
        return halving.Prune(context with { Finished = [.. context.Finished.Where(trial => BracketOf(context.StudyName, trial.Number, budgets) == bracket)] });
    }

    public SamplerContext Narrow(SamplerContext context, string studyName)
    {
        if ((options.MaxResource ?? Resource(context.Finished)) is not { } most)
        {
            return context;
        }

        var budgets = Budgets(most);
        var bracket = BracketOf(studyName, context.Number, budgets);
        bool competes(FrozenTrial trial) => BracketOf(studyName, trial.Number, budgets) == bracket;
        return context with { Finished = [.. context.Finished.Where(competes)], Open = [.. context.Open.Where(competes)] };
    }

    /// <summary>How many trials of a round each bracket gets, by bracket.</summary>
    internal IReadOnlyList<int> Budgets(long most)
    {
        // At the ends of brackets the quotient of logarithms falls short by its last bit, where Optuna's does too.
        var count = (int)Math.Max(0, Math.Floor(Math.Log((double)most / options.MinResource) / Math.Log(options.ReductionFactor))) + 1;
        return [.. Enumerable.Range(0, count).Select(bracket =>
        {
            var left = count - 1 - bracket;
            return (int)Math.Ceiling(count * Math.Pow(options.ReductionFactor, left) / (left + 1));
        })];
    }

    /// <summary>The bracket of a trial: shares of the CRC-32 of <c>study_number</c>.</summary>
    internal static int BracketOf(string study, int number, IReadOnlyList<int> budgets)
    {
        var left = (long)(Crc32.HashToUInt32(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{study}_{number}"))) % (uint)budgets.Sum());
        for (var bracket = 0; bracket < budgets.Count - 1; bracket++)
        {
            left -= budgets[bracket];
            if (left < 0)
            {
                return bracket;
            }
        }

        return budgets.Count - 1;
    }

    private static long? Resource(IEnumerable<FrozenTrial> finished) =>
        finished.FirstOrDefault(trial => trial is { State: TrialState.Complete, Intermediates.Count: > 0 })?.Intermediates[^1].Step + 1;
}
