namespace HarOrleans.Optimization;

/// <summary>A leaf of a regression tree: a box of the space and the value there.</summary>
/// <param name="Bounds">The box, a stretch for each column.</param>
/// <param name="Value">The mean of the rows in it.</param>
internal readonly record struct Leaf((double Low, double High)[] Bounds, double Value)
{
    /// <summary>The box's volume over some columns, or all but those.</summary>
    internal double Volume(Func<int, bool> counts)
    {
        var volume = 1.0;
        for (var column = 0; column < Bounds.Length; column++)
        {
            volume *= counts(column) ? Bounds[column].High - Bounds[column].Low : 1;
        }

        return volume;
    }
}
