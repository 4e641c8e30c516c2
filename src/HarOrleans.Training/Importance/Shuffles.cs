using HarOrleans.Numerics;

namespace HarOrleans.Training;

/// <summary>The orders in which scikit-learn's <c>permutation_importance</c> shows a column's values, the same for every column.</summary>
internal static class Shuffles
{
    /// <summary>
    /// One order a repeat: row r sees the value of row order[r]. A seed is drawn from the seed; the generator of that seed shuffles one index further and further, and the column is
    /// rearranged by it from where the last repeat left it, so that the orders are products.
    /// </summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="repeats">Number of orders.</param>
    /// <param name="seed"><c>random_state</c>.</param>
    public static int[][] Of(int rows, int repeats, uint seed)
    {
        var random = new NumpyRandom(new NumpyRandom(seed).NextUpTo(int.MaxValue));
        int[] index = [.. Enumerable.Range(0, rows)];
        int[] order = [.. index];
        var orders = new int[repeats][];
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            random.Shuffle<int>(index);
            order = Array.ConvertAll(index, row => order[row]);
            orders[repeat] = order;
        }

        return orders;
    }
}
