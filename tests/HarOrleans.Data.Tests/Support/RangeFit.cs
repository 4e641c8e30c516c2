namespace HarOrleans.Data.Tests.Support;

/// <summary>Finds the (minimum, maximum) that a published column was scaled with: the straight line through (unscaled, published), by least squares.</summary>
internal static class RangeFit
{
    /// <summary>
    /// Few entropies differ by up to 0.01, for a value on the edge of a level; they are left out, and so say nothing about the line. At most one row in ten is.
    /// </summary>
    private const double Outlier = 1e-4;

    internal static (double Minimum, double Maximum) Of(double[] unscaled, double[] published)
    {
        var (slope, start) = Line(unscaled, published);
        for (var round = 0; round < 8; round++)
        {
            double[] distances = [.. unscaled.Zip(published, (x, y) => Math.Abs((slope * x) + start - y))];
            var most = Math.Max(Outlier, distances.Order().ElementAt(distances.Length * 9 / 10));
            bool[] near = [.. distances.Select(distance => distance <= most)];
            (slope, start) = Line([.. unscaled.Where((_, row) => near[row])], [.. published.Where((_, row) => near[row])]);
        }

        var minimum = -(1 + start) / slope;
        return (minimum, minimum + (2 / slope));
    }

    private static (double Slope, double Start) Line(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var products = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        var squares = x.Sum(a => (a - meanX) * (a - meanX));
        var slope = products / squares;
        return (slope, meanY - (slope * meanX));
    }
}
