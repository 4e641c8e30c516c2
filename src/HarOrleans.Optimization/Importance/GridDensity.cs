using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// A kernel estimate of where a parameter's values lie, on a grid of at most 50 cells: normal kernels of one width by Scott's rule (the smaller of deviation and
/// quartile distance), and one broad kernel. For choices a cell each, and kernels that prefer their own.
/// </summary>
internal static class GridDensity
{
    private const int MostCells = 50;
    private const double LeastWidth = 0.5 / 1.64;

    /// <summary>The probability of each cell.</summary>
    internal static double[] Of(Distribution distribution, IEnumerable<ParamValue> values)
    {
        var cells = distribution is CategoricalDistribution choices ? choices.Choices.Count : Cells(distribution);
        var counts = new int[cells];
        foreach (var value in values)
        {
            counts[distribution is CategoricalDistribution ? (int)Distributions.ToNumber(distribution, value) : Cell(distribution, value.AsDouble(), cells)]++;
        }

        var observed = Enumerable.Range(0, cells).Where(cell => counts[cell] > 0).ToArray();
        var weights = observed.Select(cell => counts[cell]).ToArray();
        return distribution is CategoricalDistribution ? Choices(cells, observed, weights) : Numbers(cells, observed, weights);
    }

    private static int Cells(Distribution distribution) => distribution switch
    {
        IntDistribution { Log: true } whole => Math.Min((int)Math.Ceiling(Math.Log(whole.High - whole.Low + 1) / Math.Log(2)) + 1, MostCells),
        IntDistribution whole => (int)Math.Min(Math.Round((double)(whole.High - whole.Low) / whole.Step) + 1, MostCells),
        FloatDistribution { Step: { } step } real => (int)Math.Min(Math.Round((real.High - real.Low) / step) + 1, MostCells),
        _ => MostCells,
    };

    private static int Cell(Distribution distribution, double value, int cells)
    {
        var (low, high, log) = distribution is IntDistribution whole ? (whole.Low, whole.High, whole.Log) : Bounds((FloatDistribution)distribution);
        (low, high, value) = log ? (Math.Log(low), Math.Log(high), Math.Log(value)) : (low, high, value);
        return Math.Clamp((int)Math.Ceiling(((value - low) / ((high - low) / (cells - 1))) - 0.5), 0, cells - 1);
    }

    private static (double Low, double High, bool Log) Bounds(FloatDistribution real) => (real.Low, real.High, real.Log);

    private static double[] Numbers(int cells, int[] observed, int[] weights)
    {
        double sum = weights.Sum();
        var mean = observed.Zip(weights, (cell, weight) => (double)cell * weight).Sum() / sum;
        var deviation = Math.Sqrt(observed.Zip(weights, (cell, weight) => Math.Pow(cell - mean, 2) * weight).Sum() / Math.Max(1, sum - 1));
        var quartiles = Quartile(observed, weights, (int)sum * 3 / 4, after: true) - Quartile(observed, weights, (int)sum / 4, after: false);
        var width = Math.Max(1.059 * Math.Min(quartiles / 1.34, deviation) * Math.Pow(sum, -0.2), LeastWidth);
        var density = new double[cells];
        for (var kernel = 0; kernel <= observed.Length; kernel++)
        {
            var isBroad = kernel == observed.Length;
            var (center, spread, weight) = isBroad ? ((cells - 1) / 2.0, (double)cells, 1.0) : ((double)observed[kernel], width, (double)weights[kernel]);
            var whole = Normal.LogMass((-0.5 - center) / spread, (cells - 0.5 - center) / spread);
            for (var cell = 0; cell < cells; cell++)
            {
                density[cell] += weight / (sum + 1) * Math.Exp(Normal.LogMass((cell - 0.5 - center) / spread, (cell + 0.5 - center) / spread) - whole);
            }
        }

        return density;
    }

    /// <summary>The cell at which the weights, added up, reach a sum, or pass it.</summary>
    private static int Quartile(int[] observed, int[] weights, int wanted, bool after)
    {
        var reached = 0;
        for (var index = 0; index < observed.Length; index++)
        {
            reached += weights[index];
            if (after ? reached > wanted : reached >= wanted)
            {
                return observed[index];
            }
        }

        return observed[^1];
    }

    private static double[] Choices(int cells, int[] observed, int[] weights)
    {
        double sum = weights.Sum() + 1;
        var share = 1.0 / (observed.Length + 1);
        var row = 1 + (cells * share);
        var density = Enumerable.Repeat(1.0 / cells / sum, cells).ToArray();
        for (var kernel = 0; kernel < observed.Length; kernel++)
        {
            for (var cell = 0; cell < cells; cell++)
            {
                density[cell] += weights[kernel] / sum * ((cell == observed[kernel] ? 1 + share : share) / row);
            }
        }

        return density;
    }
}
