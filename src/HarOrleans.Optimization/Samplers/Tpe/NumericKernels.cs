namespace HarOrleans.Optimization;

/// <summary>Kernels over a numeric axis: normal distributions cut off at its ends.</summary>
internal abstract class NumericKernels(TpeColumn column) : TpeKernels(column)
{
    private const int MostInNumpysOrder = 300;

    private double[] _means = [];
    private double[] _widths = [];
    private int[] _sorted = [];
    private int[] _kernelOf = [];

    /// <summary>The means, and room behind them.</summary>
    protected double[] MeansRoom => _means;

    protected ReadOnlySpan<double> Means => _means.AsSpan(0, Count);

    protected ReadOnlySpan<double> Widths => _widths.AsSpan(0, Count);

    /// <summary>The trials' kernels by mean.</summary>
    protected ReadOnlySpan<int> Sorted => _sorted.AsSpan(0, Count - 1);

    internal override void Draw(ReadOnlySpan<int> kernels, ReadOnlySpan<double> uniform, Span<double> places)
    {
        for (var draw = 0; draw < kernels.Length; draw++)
        {
            var (mean, width) = (_means[kernels[draw]], _widths[kernels[draw]]);
            var place = mean + (width * Normal.TruncatedQuantile(uniform[draw], (Column.Axis.Low - mean) / width, (Column.Axis.High - mean) / width));

            // An axis of a few denormal numbers has kernels of no width.
            places[draw] = Column.Axis.Round(double.IsNaN(place) ? mean : place);
        }
    }

    protected override void FillKernels(ReadOnlySpan<int> trials, double? fixedWidth, Span<double> logs)
    {
        Reserve(ref _means, Count);
        Reserve(ref _widths, Count);
        Reserve(ref _sorted, Count);
        var values = Column.Values;
        for (var kernel = 0; kernel < trials.Length; kernel++)
        {
            _means[kernel] = values[trials[kernel]];
        }

        // Half of the sum may be beyond the largest double where the sum of the halves is not.
        var range = Column.Axis.High - Column.Axis.Low;
        _means[trials.Length] = (0.5 * Column.Axis.Low) + (0.5 * Column.Axis.High);
        _widths[trials.Length] = range;
        Sort(trials);
        var narrowest = range / Math.Min(100, Count + 1);
        for (var rank = 0; rank < trials.Length; rank++)
        {
            _widths[_sorted[rank]] = Math.Clamp(fixedWidth * range ?? Gap(rank, trials.Length), narrowest, range);
        }
    }

    /// <summary>The distance to the farther neighbour; the ends of the axis are neighbours only of a single trial.</summary>
    private double Gap(int rank, int count)
    {
        var mean = _means[_sorted[rank]];
        if (count == 1)
        {
            return Math.Max(mean - Column.Axis.Low, Column.Axis.High - mean);
        }

        var toLeft = rank == 0 ? 0 : mean - _means[_sorted[rank - 1]];
        return rank == count - 1 ? toLeft : Math.Max(toLeft, _means[_sorted[rank + 1]] - mean);
    }

    /// <summary>
    /// A few are sorted; many are picked from the column, which is sorted. On a grid many are equal, and numpy's order of equals decides which of them is wide;
    /// it is kept up to some hundreds, beyond which it makes no difference to see.
    /// </summary>
    private void Sort(ReadOnlySpan<int> trials)
    {
        var means = _means;
        var sorted = _sorted.AsSpan(0, trials.Length);
        if (Column.Axis.IsGrid && trials.Length <= MostInNumpysOrder)
        {
            NumpySort.Sort(means, sorted);
            return;
        }

        if (trials.Length < Column.Values.Length / 8)
        {
            for (var kernel = 0; kernel < trials.Length; kernel++)
            {
                sorted[kernel] = kernel;
            }

            sorted.Sort((a, b) => means[a] != means[b] ? means[a].CompareTo(means[b]) : a.CompareTo(b));
            return;
        }

        Reserve(ref _kernelOf, Column.Values.Length);
        Array.Fill(_kernelOf, -1, 0, Column.Values.Length);
        for (var kernel = 0; kernel < trials.Length; kernel++)
        {
            _kernelOf[trials[kernel]] = kernel;
        }

        var rank = 0;
        foreach (var trial in Column.Sorted)
        {
            if (_kernelOf[trial] >= 0)
            {
                sorted[rank++] = _kernelOf[trial];
            }
        }
    }
}
