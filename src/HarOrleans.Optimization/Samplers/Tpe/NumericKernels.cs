namespace HarOrleans.Optimization;

/// <summary>Kernels over a numeric axis: normal distributions cut off at its ends.</summary>
internal abstract class NumericKernels(TpeColumn column) : TpeKernels(column)
{
    private const int MostInNumpysOrder = 300;

    private double[] _means = [];
    private double[] _widths = [];
    private int[] _sorted = [];
    private int[] _kernelOf = [];
    private double[] _rankValues = [];
    private int[] _rankTrials = [];

    /// <summary>The means, and room behind them.</summary>
    protected double[] MeansRoom => _means;

    protected ReadOnlySpan<double> Means => _means.AsSpan(0, Count);

    protected ReadOnlySpan<double> Widths => _widths.AsSpan(0, Count);

    private double Range => Column.Axis.High - Column.Axis.Low;

    /// <summary>The trials' kernels by mean, as they were filled.</summary>
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

    protected override void FillKernels(ReadOnlySpan<int> trials, double? fixedWidth)
    {
        Rooms.Reserve(ref _means, Count);
        Rooms.Reserve(ref _widths, Count);
        Rooms.Reserve(ref _sorted, Count);
        Rooms.Reserve(ref _rankValues, Count);
        Rooms.Reserve(ref _rankTrials, Count);
        var values = Column.Values;
        for (var kernel = 0; kernel < trials.Length; kernel++)
        {
            _means[kernel] = values[trials[kernel]];
        }

        // Half of the sum may be beyond the largest double where the sum of the halves is not.
        _means[trials.Length] = (0.5 * Column.Axis.Low) + (0.5 * Column.Axis.High);
        _widths[trials.Length] = Range;
        Sort(trials);
        for (var rank = 0; rank < trials.Length; rank++)
        {
            (_rankValues[rank], _rankTrials[rank]) = (_means[_sorted[rank]], trials[_sorted[rank]]);
        }

        for (var rank = 0; rank < trials.Length; rank++)
        {
            _widths[_sorted[rank]] = fixedWidth is { } share ? Clamp(share * Range, trials.Length) : Gap(rank, trials.Length);
        }
    }

    protected override void Insert(KernelEdit edit, ReadOnlySpan<int> trials)
    {
        var value = Column.Values[edit.Trial];
        var rank = Rank(value, edit.Trial);
        Rooms.Insert(ref _means, Count, edit.At, value);
        Rooms.Insert(ref _widths, Count, edit.At, 0);
        Rooms.Insert(ref _rankValues, Count - 1, rank, value);
        Rooms.Insert(ref _rankTrials, Count - 1, rank, edit.Trial);
        for (var near = Math.Max(rank - 1, 0); near <= Math.Min(rank + 1, trials.Length - 1); near++)
        {
            Widen(near, trials);
        }
    }

    protected override void Remove(KernelEdit edit, ReadOnlySpan<int> trials)
    {
        var rank = Rank(_means[edit.At], edit.Trial);
        Rooms.Remove(_means, Count, edit.At);
        Rooms.Remove(_widths, Count, edit.At);
        Rooms.Remove(_rankValues, Count - 1, rank);
        Rooms.Remove(_rankTrials, Count - 1, rank);
        for (var near = Math.Max(rank - 1, 0); near <= Math.Min(rank, trials.Length - 1); near++)
        {
            Widen(near, trials);
        }
    }

    /// <summary>A kernel has another width now.</summary>
    protected abstract void Widen(int kernel, double mean, double width);

    private void Widen(int rank, ReadOnlySpan<int> trials)
    {
        var kernel = trials.BinarySearch(_rankTrials[rank]);
        _widths[kernel] = Gap(rank, trials.Length);
        Widen(kernel, _means[kernel], _widths[kernel]);
    }

    /// <summary>Where a trial has its place among the values, or would have it.</summary>
    private int Rank(double value, int trial)
    {
        var (from, to) = (0, Count - 1);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _rankValues[middle] < value || (_rankValues[middle] == value && _rankTrials[middle] < trial) ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    /// <summary>The distance to the farther neighbour, within bounds; the ends of the axis are neighbours only of a single trial.</summary>
    private double Gap(int rank, int count)
    {
        var mean = _rankValues[rank];
        if (count == 1)
        {
            return Clamp(Math.Max(mean - Column.Axis.Low, Column.Axis.High - mean), count);
        }

        var toLeft = rank == 0 ? 0 : mean - _rankValues[rank - 1];
        return Clamp(rank == count - 1 ? toLeft : Math.Max(toLeft, _rankValues[rank + 1] - mean), count);
    }

    /// <summary>From a hundredth of the axis, or more where there are few trials, to all of it.</summary>
    private double Clamp(double width, int count) => Math.Clamp(width, Range / Math.Min(100, count + 2), Range);

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

        Rooms.Reserve(ref _kernelOf, Column.Values.Length);
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
