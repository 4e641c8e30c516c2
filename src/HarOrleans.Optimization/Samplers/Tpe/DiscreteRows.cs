namespace HarOrleans.Optimization;

/// <summary>
/// Log densities of all kernels at the few places that a parameter with a grid or with choices can have. Kernels of one kind are equal, so a place is reckoned by
/// kind, when a candidate first has it, and spread over the kernels as far back as candidates are looked at.
/// </summary>
internal sealed class DiscreteRows
{
    private readonly Dictionary<double, int> _rows = [];
    private readonly List<DiscreteRow> _rooms = [];

    /// <summary>Forgets all places; the kernels are others now.</summary>
    internal void Clear() => _rows.Clear();

    /// <summary>The row of a place, and whether it is new and <see cref="DiscreteRow.Logs"/> are still to be filled.</summary>
    /// <param name="place">The place.</param>
    /// <param name="kinds">How many kinds there are.</param>
    /// <param name="kernels">How many kernels there are.</param>
    /// <param name="row">The row.</param>
    internal bool IsNew(double place, int kinds, int kernels, out DiscreteRow row)
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
            _rooms.Add(new());
        }

        row = _rooms[index];
        row.Begin(kinds, kernels);
        return true;
    }
}
