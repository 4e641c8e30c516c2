namespace HarOrleans.Optimization;

/// <summary>A tree as a function over the space, whose variance is told by its leaves.</summary>
internal sealed class FanovaTree
{
    private readonly List<Leaf> _leaves;
    private readonly (double Low, double High)[] _bounds;

    internal FanovaTree(List<Leaf> leaves, (double Low, double High)[] bounds)
    {
        (_leaves, _bounds) = (leaves, bounds);
        Variance = VarianceOf(leaves.Select(leaf => (leaf.Value, leaf.Volume(_ => true))));
    }

    /// <summary>The variance over the space.</summary>
    internal double Variance { get; }

    /// <summary>The variance over some columns, where the function is averaged over all others.</summary>
    internal double MarginalVariance(int[] columns)
    {
        var others = _leaves.ConvertAll(leaf => leaf.Volume(column => !columns.Contains(column)));
        return VarianceOf(Cells(columns).Select(cell =>
        {
            var (sum, weight) = (0.0, 0.0);
            for (var index = 0; index < _leaves.Count; index++)
            {
                if (Contains(_leaves[index], columns, cell))
                {
                    (sum, weight) = (sum + (others[index] * _leaves[index].Value), weight + others[index]);
                }
            }

            return (sum / weight, weight * cell.Aggregate(1.0, (size, stretch) => size * (stretch.High - stretch.Low)));
        }));
    }

    private static bool Contains(Leaf leaf, int[] columns, (double Low, double High)[] cell)
    {
        for (var index = 0; index < columns.Length; index++)
        {
            var (middle, (low, high)) = ((cell[index].Low + cell[index].High) / 2, leaf.Bounds[columns[index]]);
            if (middle <= low || middle > high)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Every combination of the stretches between the leaves' edges.</summary>
    private IEnumerable<(double Low, double High)[]> Cells(int[] columns)
    {
        IEnumerable<(double Low, double High)[]> cells = [[]];
        foreach (var column in columns)
        {
            double[] edges = [.. _leaves.SelectMany(leaf => new[] { leaf.Bounds[column].Low, leaf.Bounds[column].High }).Append(_bounds[column].Low).Append(_bounds[column].High).Distinct().Order()];
            cells = cells.SelectMany(cell => Enumerable.Range(0, edges.Length - 1).Select(index => ((double, double)[])[.. cell, (edges[index], edges[index + 1])]));
        }

        return cells;
    }

    private static double VarianceOf(IEnumerable<(double Value, double Weight)> parts)
    {
        var all = parts.ToList();
        var weight = all.Sum(part => part.Weight);
        var mean = all.Sum(part => part.Weight * part.Value) / weight;
        return all.Sum(part => part.Weight * (part.Value - mean) * (part.Value - mean)) / weight;
    }
}
