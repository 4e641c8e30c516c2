namespace HarOrleans.Optimization;

/// <summary>
/// Sorts indices by what they stand for, equals in the order that numpy's argsort leaves them in: quicksort by the median of three down to 16, then insertion.
/// In a mixture it decides which of several trials with the same value gets the wide kernel.
/// </summary>
internal static class NumpySort
{
    private const int Small = 16;

    /// <summary>Fills <paramref name="sorted"/> with 0, 1, 2, … sorted by value.</summary>
    internal static void Sort(double[] values, Span<int> sorted)
    {
        for (var index = 0; index < sorted.Length; index++)
        {
            sorted[index] = index;
        }

        Sort(values, sorted, 2 * double.ILogB(Math.Max(1, sorted.Length)));
    }

    private static void Sort(double[] values, Span<int> part, int depth)
    {
        while (part.Length > Small)
        {
            if (depth-- < 0)
            {
                part.Sort((a, b) => values[a] != values[b] ? values[a].CompareTo(values[b]) : a.CompareTo(b));
                return;
            }

            var middle = Divide(values, part);
            var lower = part[..middle];
            var upper = part[(middle + 1)..];
            Sort(values, lower.Length < upper.Length ? lower : upper, depth);
            part = lower.Length < upper.Length ? upper : lower;
        }

        for (var index = 1; index < part.Length; index++)
        {
            var moving = part[index];
            var to = index;
            for (; to > 0 && values[moving] < values[part[to - 1]]; to--)
            {
                part[to] = part[to - 1];
            }

            part[to] = moving;
        }
    }

    /// <summary>Puts smaller ones before the median of the first, middle and last, and larger ones after it; returns its place.</summary>
    private static int Divide(double[] values, Span<int> part)
    {
        var (first, middle, last) = (0, (part.Length - 1) / 2, part.Length - 1);
        Order(values, part, first, middle);
        Order(values, part, middle, last);
        Order(values, part, first, middle);
        var pivot = values[part[middle]];
        var (low, high) = (first, last - 1);
        Swap(part, middle, high);
        while (true)
        {
            do
            {
                low++;
            }
            while (values[part[low]] < pivot);
            do
            {
                high--;
            }
            while (pivot < values[part[high]]);
            if (low >= high)
            {
                break;
            }

            Swap(part, low, high);
        }

        Swap(part, low, last - 1);
        return low;
    }

    private static void Order(double[] values, Span<int> part, int a, int b)
    {
        if (values[part[b]] < values[part[a]])
        {
            Swap(part, a, b);
        }
    }

    private static void Swap(Span<int> part, int a, int b) => (part[a], part[b]) = (part[b], part[a]);
}
