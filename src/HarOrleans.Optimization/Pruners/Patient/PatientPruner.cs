using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// Lets a trial go on while it improves: where the best of its latest reports (one more than the patience) is worse than the best before them by more than a
/// margin, another pruner decides, or the trial is given up. As Optuna's PatientPruner.
/// </summary>
internal sealed class PatientPruner(PatientPrunerOptions options) : INamedPruner
{
    public static string Name => PatientPrunerConstants.Name;

    public static IPruner Create(PluginArguments arguments) => new PatientPruner(PatientPrunerArguments.Read(arguments));

    public string? Prune(PrunerContext context)
    {
        var values = context.Trial.Intermediates;
        if (values.Count <= options.Patience + 1)
        {
            return null;
        }

        var latest = options.Patience + 1;
        var before = BestOf(values.SkipLast(latest), context.Direction);
        var after = BestOf(values.TakeLast(latest), context.Direction);
        var stalled = context.Direction == StudyDirection.Maximize ? before - options.MinDelta > after : before + options.MinDelta < after;
        if (!stalled)
        {
            return null;
        }

        return options.Pruner is { } inner
            ? inner.Prune(context)
            : FormattableString.Invariant($"The best of the latest {latest} values, {after:G6}, is no improvement on {before:G6} before them.");
    }

    private static double BestOf(IEnumerable<IntermediateValue> values, StudyDirection direction)
    {
        var numbers = values.Select(value => value.Value).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN);
        return direction == StudyDirection.Maximize ? numbers.Max() : numbers.Min();
    }
}
