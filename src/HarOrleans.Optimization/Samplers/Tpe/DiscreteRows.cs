namespace HarOrleans.Optimization;

/// <summary>
/// Log densities of all kernels at the few places that a parameter with a grid or with choices can have: reckoned for a place when a candidate first has it, and for
/// the next candidates only added.
/// </summary>
internal sealed class DiscreteRows
{
    private readonly Dictionary<double, int> _rows = [];
    private readonly List<double[]> _rooms = [];

    /// <summary>Forgets all places; the kernels are others now.</summary>
    internal void Clear() => _rows.Clear();

    /// <summary>The row of a place, and whether it is new and is still to be filled.</summary>
    internal bool IsNew(double place, int kernels, out double[] row)
    {
        if (_rows.TryGetValue(place, out var index))
        {
            row = _rooms[index];
            return false;
        }

        index = _rows.Count;
        _rows[place] = index;
        if (index == _rooms.Count)
        {
            _rooms.Add([]);
        }

        if (_rooms[index].Length < kernels)
        {
            _rooms[index] = new double[kernels * 2];
        }

        row = _rooms[index];
        return true;
    }
}
