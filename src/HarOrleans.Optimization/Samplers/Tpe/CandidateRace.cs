namespace HarOrleans.Optimization;

/// <summary>
/// Finds the candidate with the largest l / g without reckoning g for all: g of the latest trials alone bounds l / g from above, and a candidate is left as soon as
/// its bound is below what another one has. The answer is that of reckoning all of them.
/// </summary>
internal sealed class CandidateRace
{
    /// <summary>More than rounding makes of a sum's logarithm.</summary>
    private const double Rounding = 1e-9;

    private double[] _good = [];
    private double[] _bounds = [];
    private LogSum[] _sums = [];
    private int[] _order = [];

    /// <summary>The winner; of equals the first, and the first where no l / g is a number.</summary>
    internal int Winner(TpeMixture good, TpeMixture others, double[][] places)
    {
        var candidates = places[0].Length;
        if (_order.Length != candidates)
        {
            (_good, _bounds, _sums, _order) = (new double[candidates], new double[candidates], new LogSum[candidates], new int[candidates]);
        }

        for (var candidate = 0; candidate < candidates; candidate++)
        {
            _order[candidate] = candidate;
            _good[candidate] = good.LogDensity(places, candidate);
            _sums[candidate] = others.Add(LogSum.Nothing, 0, places, candidate);
            _bounds[candidate] = _good[candidate] - others.Log(_sums[candidate]);
        }

        Array.Sort(_order, (a, b) => _bounds[b].CompareTo(_bounds[a]) is not 0 and var order ? order : a.CompareTo(b));
        var (best, largest) = (0, double.NegativeInfinity);
        foreach (var candidate in _order)
        {
            var score = _bounds[candidate];
            for (var block = 1; block < others.Blocks && !(score < largest - Rounding); block++)
            {
                _sums[candidate] = others.Add(_sums[candidate], block, places, candidate);
                score = _good[candidate] - others.Log(_sums[candidate]);
            }

            if (score > largest || (score == largest && candidate < best))
            {
                (best, largest) = (candidate, score);
            }
        }

        return best;
    }
}
