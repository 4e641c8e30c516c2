namespace HarOrleans.Optimization;

/// <summary>Kernels over choices: a little of everything, and one more share for the choice that the trial had.</summary>
internal sealed class CategoricalKernels(TpeColumn column) : TpeKernels(column)
{
    private readonly DiscreteRows _rows = new();
    private int[] _observed = [];
    private double[] _hits = [];
    private double[] _misses = [];
    private double[] _logHits = [];
    private double[] _logMisses = [];
    private double _logPrior;

    private int Choices => Column.Choices!.Choices.Count;

    /// <summary>What the prior's kernel has in place of a choice.</summary>
    private int NoChoice => Choices;

    internal override void Draw(ReadOnlySpan<int> kernels, ReadOnlySpan<double> uniform, Span<double> places)
    {
        for (var draw = 0; draw < kernels.Length; draw++)
        {
            var observed = _observed[kernels[draw]];
            var (choice, reached) = (0, 0.0);
            for (; choice < Choices - 1; choice++)
            {
                reached += observed == NoChoice ? 1.0 / Choices : observed == choice ? _hits[choice] : _misses[observed];
                if (reached >= uniform[draw])
                {
                    break;
                }
            }

            places[draw] = choice;
        }
    }

    internal override KernelTerm At(double place, int from)
    {
        if (_rows.IsNew(place, Choices + 1, Count, out var row))
        {
            for (var observed = 0; observed < Choices; observed++)
            {
                row.Logs[observed] = observed == place ? _logHits[observed] : _logMisses[observed];
            }

            row.Logs[NoChoice] = _logPrior;
        }

        return new(row.From(from, _observed));
    }

    /// <summary>
    /// Each choice gets 1/k for k kernels, the observed one 1 more. A row is summed in its order, so that equal chances are equal to the last bit where Optuna's are.
    /// </summary>
    internal override void Finish()
    {
        _rows.Clear();
        Rooms.Reserve(ref _hits, Choices);
        Rooms.Reserve(ref _misses, Choices);
        Rooms.Reserve(ref _logHits, Choices);
        Rooms.Reserve(ref _logMisses, Choices);
        _logPrior = NumpyMath.Log(1.0 / Choices);
        var share = 1.0 / Count;
        Span<double> row = Choices <= 64 ? stackalloc double[Choices] : new double[Choices];
        row.Fill(share);
        for (var observed = 0; observed < Choices; observed++)
        {
            row[observed] += 1;
            var sum = PairwiseSum.Of(row);
            (_hits[observed], _misses[observed]) = (row[observed] / sum, share / sum);
            (_logHits[observed], _logMisses[observed]) = (NumpyMath.Log(_hits[observed]), NumpyMath.Log(_misses[observed]));
            row[observed] = share;
        }
    }

    protected override void FillKernels(ReadOnlySpan<int> trials, double? fixedWidth)
    {
        Rooms.Reserve(ref _observed, Count);
        var values = Column.Values;
        for (var kernel = 0; kernel < trials.Length; kernel++)
        {
            _observed[kernel] = (int)values[trials[kernel]];
        }

        _observed[trials.Length] = NoChoice;
    }

    protected override void Insert(KernelEdit edit, ReadOnlySpan<int> trials) => Rooms.Insert(ref _observed, Count, edit.At, (int)Column.Values[edit.Trial]);

    protected override void Remove(KernelEdit edit, ReadOnlySpan<int> trials) => Rooms.Remove(_observed, Count, edit.At);
}
