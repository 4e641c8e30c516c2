using System.Numerics;

namespace HarOrleans.Optimization;

/// <summary>Kernels over an axis on which every place counts.</summary>
internal sealed class ContinuousKernels(TpeColumn column) : NumericKernels(column)
{
    private const double OneOverSqrtTwo = 0.70710678118654752440;

    private double[] _inverses = [];
    private double[] _norms = [];
    private (double Mean, double Width, double Log)[] _known = [];

    internal override KernelTerm At(double place, int from) => new(MeansRoom, _inverses, place);

    internal override void AddTo(Span<double> logs)
    {
        var kernel = 0;
        for (; kernel <= Count - Vector<double>.Count; kernel += Vector<double>.Count)
        {
            (new Vector<double>(logs[kernel..]) - new Vector<double>(_norms, kernel)).CopyTo(logs[kernel..]);
        }

        for (; kernel < Count; kernel++)
        {
            logs[kernel] -= _norms[kernel];
        }
    }

    protected override void FillKernels(ReadOnlySpan<int> trials, double? fixedWidth)
    {
        base.FillKernels(trials, fixedWidth);
        Rooms.Reserve(ref _inverses, Count);
        Rooms.Reserve(ref _norms, Count);
        Remember(Column.Values.Length);
        var means = Means;
        var widths = Widths;
        for (var kernel = 0; kernel < Count; kernel++)
        {
            _inverses[kernel] = OneOverSqrtTwo / widths[kernel];
            _norms[kernel] = kernel < trials.Length ? Known(trials[kernel], means[kernel], widths[kernel]) : LogNorm(means[kernel], widths[kernel]);
        }
    }

    protected override void Insert(KernelEdit edit, ReadOnlySpan<int> trials)
    {
        Rooms.Insert(ref _inverses, Count, edit.At, 0);
        Rooms.Insert(ref _norms, Count, edit.At, 0);
        base.Insert(edit, trials);
    }

    protected override void Remove(KernelEdit edit, ReadOnlySpan<int> trials)
    {
        Rooms.Remove(_inverses, Count, edit.At);
        Rooms.Remove(_norms, Count, edit.At);
        base.Remove(edit, trials);
    }

    protected override void Widen(int kernel, double mean, double width) => (_inverses[kernel], _norms[kernel]) = (OneOverSqrtTwo / width, LogNorm(mean, width));

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
