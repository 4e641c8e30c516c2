using HarOrleans.Optimization;

namespace HarOrleans.Example;

/// <summary>Gives a trial up whose latest value is no number or is more than a factor above its first.</summary>
internal sealed class SpikePruner(double factor) : IPruner
{
    /// <inheritdoc />
    public string? Prune(PrunerContext context) =>
        context is { Latest.Value: var latest, Trial.Intermediates: [var first, ..] } && !(latest <= first.Value * factor)
            ? FormattableString.Invariant($"{latest:G6} is more than {factor} times its first value, {first.Value:G6}.")
            : null;
}
