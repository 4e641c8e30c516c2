using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class PrunerProperties
{
    private static readonly Gen<double> AnyValue = Gen.OneOf(
        Gen.Choose(-50, 50).Select(value => value / 10.0), Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity));

    [Theory]
    [InlineData(PrunerNames.Nop, "")]
    [InlineData(PrunerNames.Median, "n_startup_trials=0")]
    [InlineData(PrunerNames.Percentile, "percentile=0 n_startup_trials=0")]
    [InlineData(PrunerNames.Percentile, "percentile=30 n_startup_trials=1 interval_steps=2")]
    [InlineData(PrunerNames.SuccessiveHalving, "reduction_factor=2")]
    [InlineData(PrunerNames.SuccessiveHalving, "min_resource=1 reduction_factor=3 min_early_stopping_rate=1")]
    [InlineData(PrunerNames.Hyperband, "")]
    [InlineData(PrunerNames.Hyperband, "max_resource=8 reduction_factor=2")]
    [InlineData(PrunerNames.Patient, "patience=0 pruner=median pruner.n_startup_trials=0")]
    [InlineData(PrunerNames.Wilcoxon, "p_threshold=1 n_startup_steps=0")]
    public void A_trial_that_leads_at_every_step_is_never_pruned(string name, string options)
    {
        var pruner = Built.Pruner(name, options);
        Prop.ForAll(Histories(), Gen.Choose(0, 1).ToArbitrary(), (curves, maximize) =>
        {
            var sign = maximize == 1 ? -1 : 1;
            var others = curves.Select((curve, number) => Curves.Trial(number, (number % 3) switch { 1 => TrialState.Pruned, 2 => TrialState.Fail, _ => TrialState.Complete }, curve)).ToList();
            IntermediateValue[] leader = [.. Enumerable.Range(0, 9).Select(step => new IntermediateValue(step, sign * (-100.0 - step)))];
            for (var reports = 1; reports <= leader.Length; reports++)
            {
                var trial = Curves.Trial(others.Count, TrialState.Running, leader[..reports]);
                Assert.Null(pruner.Prune(new(trial, others, maximize == 1 ? StudyDirection.Maximize : StudyDirection.Minimize, "study")));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    /// <summary>Curves of others, of every length, with values worse than the leader's or none; the infinity that would be better left out.</summary>
    private static Arbitrary<IntermediateValue[][]> Histories() => (
        from count in Gen.Choose(0, 12)
        from curves in (from length in Gen.Choose(0, 9) from values in AnyValue.ListOf(length) select Curve(values)).ListOf(count)
        select curves.ToArray()).ToArbitrary();

    private static IntermediateValue[] Curve(IEnumerable<double> values) =>
        [.. values.Select((value, step) => new IntermediateValue(step, double.IsInfinity(value) ? double.NaN : value))];
}
