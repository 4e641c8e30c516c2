namespace HarOrleans.Optimization;

/// <summary>Kernels over an axis of grid cells: each value has the probability of its cell. Trials share few values, so kernels that are equal are reckoned once.</summary>
internal sealed class GridKernels(TpeColumn column) : NumericKernels(column)
{
    private readonly DiscreteRows _rows = new();
    private int[] _kinds = [];
    private double[] _kindMeans = [];
    private double[] _kindWidths = [];
    private double[] _kindMasses = [];
    private double[] _kindLogs = [];
    private int _kindCount;

    internal override KernelTerm At(double place)
    {
        if (_rows.IsNew(place, Count, out var row))
        {
            FillKinds(place);
            for (var kernel = 0; kernel < Count; kernel++)
            {
                row[kernel] = _kindLogs[_kinds[kernel]];
            }
        }

        return new(row);
    }

    protected override void FillKernels(ReadOnlySpan<int> trials, double? fixedWidth, Span<double> logs)
    {
        base.FillKernels(trials, fixedWidth, logs);
        Reserve(ref _kinds, Count);
        Reserve(ref _kindMeans, Count);
        Reserve(ref _kindWidths, Count);
        Reserve(ref _kindMasses, Count);
        Reserve(ref _kindLogs, Count);
        _rows.Clear();
        _kindCount = 0;
        foreach (var kernel in Sorted)
        {
            _kinds[kernel] = Kind(Means[kernel], Widths[kernel]);
        }

        _kinds[Count - 1] = NewKind(Means[Count - 1], Widths[Count - 1]);
    }

    /// <summary>Kernels come by mean: those that may be equal are among the latest.</summary>
    private int Kind(double mean, double width)
    {
        for (var kind = _kindCount - 1; kind >= 0 && _kindMeans[kind] == mean; kind--)
        {
            if (_kindWidths[kind] == width)
            {
                return kind;
            }
        }

        return NewKind(mean, width);
    }

    private int NewKind(double mean, double width)
    {
        (_kindMeans[_kindCount], _kindWidths[_kindCount]) = (mean, width);
        _kindMasses[_kindCount] = Normal.LogMass((Column.Axis.Low - mean) / width, (Column.Axis.High - mean) / width);
        return _kindCount++;
    }

    /// <summary>The log probability of a place's cell, by kind of kernel.</summary>
    private void FillKinds(double place)
    {
        var (from, to) = Column.Axis.Cell(place);
        for (var kind = 0; kind < _kindCount; kind++)
        {
            var (mean, width) = (_kindMeans[kind], _kindWidths[kind]);
            _kindLogs[kind] = Normal.LogMass((from - mean) / width, (to - mean) / width) - _kindMasses[kind];
        }
    }
}
