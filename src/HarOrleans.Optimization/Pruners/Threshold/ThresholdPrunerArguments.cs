namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="ThresholdPruner"/>.</summary>
internal static class ThresholdPrunerArguments
{
    internal static ThresholdPrunerOptions Read(PluginArguments arguments)
    {
        var usual = new ThresholdPrunerOptions();
        var reader = new OptionReader("pruner", arguments.Options);
        var chosen = new ThresholdPrunerOptions
        {
            Lower = reader.Double(ThresholdPrunerConstants.Lower, usual.Lower, value => !double.IsNaN(value), "a number"),
            Upper = reader.Double(ThresholdPrunerConstants.Upper, usual.Upper, value => !double.IsNaN(value), "a number"),
            WarmupSteps = reader.Int(ThresholdPrunerConstants.WarmupSteps, usual.WarmupSteps, min: 0),
            IntervalSteps = reader.Int(ThresholdPrunerConstants.IntervalSteps, usual.IntervalSteps, min: 1),
        };
        if (!reader.Has(ThresholdPrunerConstants.Lower) && !reader.Has(ThresholdPrunerConstants.Upper))
        {
            reader.Refuse(ThresholdPrunerConstants.Lower, "(absent)", $"{ThresholdPrunerConstants.Lower} or {ThresholdPrunerConstants.Upper} must be given.");
        }

        if (chosen.Lower > chosen.Upper)
        {
            reader.Refuse(ThresholdPrunerConstants.Lower, FormattableString.Invariant($"{chosen.Lower}"), FormattableString.Invariant($"must not be above {ThresholdPrunerConstants.Upper}, which is {chosen.Upper}."));
        }

        reader.ThrowIfWrong();
        return chosen;
    }
}
