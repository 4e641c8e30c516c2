namespace HarOrleans.Optimization;

/// <summary>Kernels over an axis on which every place counts.</summary>
internal sealed class ContinuousKernels(TpeColumn column) : NumericKernels(column)
{
    private const double OneOverSqrtTwo = 0.70710678118654752440;

    private double[] _inverses = [];
    private (double Mean, double Width, double Log)[] _known = [];

    internal override KernelTerm At(double place) => new(MeansRoom, _inverses, place);

    protected override void FillKernels(ReadOnlySpan<int> trials, double? fixedWidth, Span<double> logs)
    {
        base.FillKernels(trials, fixedWidth, logs);
        Reserve(ref _inverses, Count);
        Remember(Column.Values.Length);
        var means = Means;
        var widths = Widths;
        for (var kernel = 0; kernel < Count; kernel++)
        {
            _inverses[kernel] = OneOverSqrtTwo / widths[kernel];
            logs[kernel] -= kernel < trials.Length ? Known(trials[kernel], means[kernel], widths[kernel]) : LogNorm(means[kernel], widths[kernel]);
        }
    }

    /// <summary>Most kernels are as wide as they were for the trial before, and this is the costly part.</summary>
    private double Known(int trial, double mean, double width)
    {
        ref var known = ref _known[trial];
        if (known.Mean != mean || known.Width != width)
        {
            known = (mean, width, LogNorm(mean, width));
        }

        return known.Log;
    }

    private double LogNorm(double mean, double width) =>
        Normal.LogMass((Column.Axis.Low - mean) / width, (Column.Axis.High - mean) / width) + Math.Log(width) + Normal.LogSqrtTwoPi;

    private void Remember(int trials)
    {
        if (_known.Length < trials)
        {
            Array.Resize(ref _known, trials * 2);
        }
    }
}
