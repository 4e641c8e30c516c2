namespace HarOrleans.Optimization;

/// <summary>Kernels over an axis of grid cells: each value has the probability of its cell. Trials share few values, so kernels that are equal are reckoned once.</summary>
internal sealed class GridKernels(TpeColumn column) : NumericKernels(column)
{
    private readonly DiscreteRows _rows = new();
    private int[] _kinds = [];
    private double[] _kindMeans = [];
    private double[] _kindWidths = [];
    private double[] _kindMasses = [];
    private int _kindCount;

    internal override KernelTerm At(double place, int from)
    {
        if (_rows.IsNew(place, _kindCount, Count, out var row))
        {
            FillKinds(place, row.Logs);
        }

        return new(row.From(from, _kinds));
    }

    internal override void Finish() => _rows.Clear();

    protected override void FillKernels(ReadOnlySpan<int> trials, double? fixedWidth)
    {
        base.FillKernels(trials, fixedWidth);
        Rooms.Reserve(ref _kinds, Count);
        _kindCount = 0;
        foreach (var kernel in Sorted)
        {
            _kinds[kernel] = Kind(Means[kernel], Widths[kernel]);
        }

        _kinds[Count - 1] = NewKind(Means[Count - 1], Widths[Count - 1]);
    }

    protected override void Insert(KernelEdit edit, ReadOnlySpan<int> trials)
    {
        Rooms.Insert(ref _kinds, Count, edit.At, 0);
        base.Insert(edit, trials);
    }

    protected override void Remove(KernelEdit edit, ReadOnlySpan<int> trials)
    {
        Rooms.Remove(_kinds, Count, edit.At);
        base.Remove(edit, trials);
    }

    protected override void Widen(int kernel, double mean, double width)
    {
        for (var kind = 0; kind < _kindCount; kind++)
        {
            if (_kindMeans[kind] == mean && _kindWidths[kind] == width)
            {
                _kinds[kernel] = kind;
                return;
            }
        }

        _kinds[kernel] = NewKind(mean, width);
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
        Rooms.Insert(ref _kindMeans, _kindCount, _kindCount, mean);
        Rooms.Insert(ref _kindWidths, _kindCount, _kindCount, width);
        Rooms.Insert(ref _kindMasses, _kindCount, _kindCount, Normal.LogMass((Column.Axis.Low - mean) / width, (Column.Axis.High - mean) / width));
        return _kindCount++;
    }

    /// <summary>The log probability of a place's cell, by kind of kernel.</summary>
    private void FillKinds(double place, double[] logs)
    {
        var (from, to) = Column.Axis.Cell(place);
        for (var kind = 0; kind < _kindCount; kind++)
        {
            var (mean, width) = (_kindMeans[kind], _kindWidths[kind]);
            logs[kind] = Normal.LogMass((from - mean) / width, (to - mean) / width) - _kindMasses[kind];
        }
    }
}
