using System.Numerics;

namespace HarOrleans.Optimization;

/// <summary>A density over a few parameters: a mixture of one product kernel for each trial and one broad kernel for what nobody has tried (the prior).</summary>
internal sealed class TpeMixture
{
    /// <summary>A million kernels of this log weigh less than 1e-16 of the largest one.</summary>
    private const double Negligible = -60;

    /// <summary>Kernels whose numbers, some 80 bytes each, fit the processor's nearest caches.</summary>
    private const int Block = 1024;

    private readonly TpeKernels[] _kernels;
    private readonly KernelTrials _trials = new();
    private readonly KernelTerm[] _terms;
    private readonly bool _isContinuous;
    private double[] _weights = [];
    private double[] _logs = [];
    private double[] _sums = [];
    private int _count;

    internal TpeMixture(IReadOnlyList<TpeColumn> columns)
    {
        _kernels = [.. columns.Select(Kernels)];
        _terms = new KernelTerm[_kernels.Length];
        _isContinuous = _kernels.Any(kernels => kernels is ContinuousKernels);
    }

    /// <summary>Blocks of kernels that <see cref="Add"/> adds one after the other.</summary>
    internal int Blocks => _isContinuous ? (_count + Block - 1) / Block : 1;

    /// <summary>Becomes the mixture of some trials, given in their order. Older ones fade, but for those that are good in several objectives.</summary>
    internal void Fill(TpeHistory history, ReadOnlySpan<int> trials, double? fixedWidth, bool fades)
    {
        _count = trials.Length + 1;
        Rooms.Reserve(ref _weights, _count);
        Rooms.Reserve(ref _logs, _count);
        Rooms.Reserve(ref _sums, _count);
        FillKernels(history, trials, fixedWidth);
        KernelWeights.Fill(_weights.AsSpan(0, _count), fades);
        FillLogs();
    }

    /// <summary>Draws places, for each parameter as many as <paramref name="places"/> has columns, in the order in which Optuna draws.</summary>
    internal void Draw(NumpyRandom random, double[][] places)
    {
        var draws = places[0].Length;
        Span<int> chosen = draws <= 64 ? stackalloc int[draws] : new int[draws];
        Span<double> uniform = draws <= 64 ? stackalloc double[draws] : new double[draws];
        random.Fill(uniform);
        Choose(uniform, chosen);
        foreach (var numeric in (ReadOnlySpan<bool>)[false, true])
        {
            for (var index = 0; index < _kernels.Length; index++)
            {
                if (_kernels[index] is NumericKernels == numeric)
                {
                    random.Fill(uniform);
                    _kernels[index].Draw(chosen, uniform, places[index]);
                }
            }
        }
    }

    /// <summary>The logarithm of the density at the drawn places of one candidate.</summary>
    internal double LogDensity(double[][] places, int candidate)
    {
        var sum = LogSum.Nothing;
        for (var block = 0; block < Blocks; block++)
        {
            sum = Add(sum, block, places, candidate);
        }

        return Log(sum);
    }

    /// <summary>
    /// Adds one block of kernels to a candidate's density, the latest trials and the prior in the first one: they weigh most. A block's numbers stay in the
    /// processor's nearest cache, and up to any block the density is at most what it is with all of them.
    /// </summary>
    internal LogSum Add(LogSum sum, int block, double[][] places, int candidate)
    {
        var size = _isContinuous ? Block : _count;
        var to = _count - (block * size);
        var from = Math.Max(0, to - size);
        for (var index = 0; index < _kernels.Length; index++)
        {
            _terms[index] = _kernels[index].At(places[index][candidate], from);
        }

        var sums = _sums.AsSpan(0, to - from);
        var largest = KernelSums.Write(_terms, from, _logs.AsSpan(from, to - from), sums);
        if (!_isContinuous)
        {
            return double.IsNegativeInfinity(largest) ? LogSum.Nothing : new(largest, ExactSumOfExp(sums, largest));
        }

        if (double.IsNaN(largest) || double.IsNaN(sum.Shift))
        {
            return new(double.NaN, double.NaN);
        }

        if (double.IsNegativeInfinity(largest) || largest < sum.Shift + Negligible)
        {
            return sum;
        }

        var shifted = largest > sum.Shift ? sum.Over(largest) : sum;
        return shifted with { Sum = shifted.Sum + SumOfExp(sums, _weights.AsSpan(from, to - from), shifted.Shift) };
    }

    /// <summary>The logarithm of a sum. Candidates that differ in choices alone are often equally good: which one is taken then hangs on the last bit, and here it is Optuna's.</summary>
    internal double Log(LogSum sum) => double.IsNegativeInfinity(sum.Shift) ? sum.Shift : sum.Shift + (_isContinuous ? Math.Log(sum.Sum) : NumpyMath.Log(sum.Sum));

    private static TpeKernels Kernels(TpeColumn column) =>
        column.Choices is not null ? new CategoricalKernels(column) : column.Axis.IsGrid ? new GridKernels(column) : new ContinuousKernels(column);

    private static double ExactSumOfExp(Span<double> logs, double shift)
    {
        for (var kernel = 0; kernel < logs.Length; kernel++)
        {
            logs[kernel] = NumpyMath.Exp(logs[kernel] - shift);
        }

        return PairwiseSum.Of(logs);
    }

    /// <summary>Most kernels are far away: those that add less than the last bit of all together are left out, and with them numbers for which exp is slow.</summary>
    private static double SumOfExp(ReadOnlySpan<double> logs, ReadOnlySpan<double> weights, double shift)
    {
        var (sums, shifts, least) = (Vector<double>.Zero, new Vector<double>(shift), new Vector<double>(Negligible));
        var kernel = 0;
        for (; kernel <= logs.Length - Vector<double>.Count; kernel += Vector<double>.Count)
        {
            var shifted = new Vector<double>(logs[kernel..]) - shifts;
            if (Vector.GreaterThanAny(shifted, least))
            {
                sums += Vector.Exp(Vector.Max(shifted, least)) * new Vector<double>(weights[kernel..]);
            }
        }

        var sum = Vector.Sum(sums);
        for (; kernel < logs.Length; kernel++)
        {
            sum += Math.Exp(logs[kernel] - shift) * weights[kernel];
        }

        return sum;
    }

    /// <summary>Kernels of a fixed width change with their number; others with their neighbours.</summary>
    private void FillKernels(TpeHistory history, ReadOnlySpan<int> trials, double? fixedWidth)
    {
        if (fixedWidth is not null || !_trials.Leads(trials, history, out var edits))
        {
            foreach (var kernels in _kernels)
            {
                kernels.Fill(trials, fixedWidth);
            }

            _trials.Remember(trials, history);
            return;
        }

        for (var index = 0; index < edits.Count; index++)
        {
            _trials.Make(edits[index]);
            foreach (var kernels in _kernels)
            {
                kernels.Make(edits[index], _trials.Trials);
            }
        }

        foreach (var kernels in _kernels)
        {
            kernels.Finish();
        }

        _trials.Remember(trials, history);
    }

    /// <summary>The logarithm of what does not depend on the place; of the weights, too, where candidates may be equal but for the last bit.</summary>
    private void FillLogs()
    {
        var logs = _logs.AsSpan(0, _count);
        logs.Clear();
        for (var kernel = 0; kernel < _count && !_isContinuous; kernel++)
        {
            logs[kernel] = NumpyMath.Log(_weights[kernel]);
        }

        foreach (var kernels in _kernels)
        {
            kernels.AddTo(logs);
        }
    }

    private void Choose(ReadOnlySpan<double> uniform, Span<int> chosen)
    {
        Span<double> cumulative = _sums.AsSpan(0, _count);
        var reached = 0.0;
        for (var kernel = 0; kernel < _count; kernel++)
        {
            reached += _weights[kernel];
            cumulative[kernel] = reached;
        }

        for (var draw = 0; draw < uniform.Length; draw++)
        {
            var kernel = 0;
            while (kernel < _count - 1 && uniform[draw] >= cumulative[kernel] / reached)
            {
                kernel++;
            }

            chosen[draw] = kernel;
        }
    }
}
