namespace HarOrleans.Optimization;

/// <summary>The log densities of all kernels at one place.</summary>
internal sealed class DiscreteRow
{
    private double[] _logs = [];
    private double[] _kernels = [];
    private int _from;

    /// <summary>The log density by kind.</summary>
    internal double[] Logs => _logs;

    internal void Begin(int kinds, int kernels)
    {
        Rooms.Reserve(ref _logs, kinds);
        Rooms.Reserve(ref _kernels, kernels);
        _from = kernels;
    }

    /// <summary>The log density by kernel; holds from kernel <paramref name="from"/> on.</summary>
    internal double[] From(int from, ReadOnlySpan<int> kinds)
    {
        if (from < _from)
        {
            var row = _kernels.AsSpan(from, _from - from);
            var of = kinds.Slice(from, row.Length);
            for (var kernel = 0; kernel < row.Length; kernel++)
            {
                row[kernel] = _logs[of[kernel]];
            }

            _from = from;
        }

        return _kernels;
    }
}
