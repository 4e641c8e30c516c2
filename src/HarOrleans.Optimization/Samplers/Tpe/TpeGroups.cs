namespace HarOrleans.Optimization;

/// <summary>
/// Parameters in groups, each of which every finished trial has whole or not at all. A trial splits a group that it has in part, its own share first, and what no
/// group has yet is the last one: so the groups come in the order in which Optuna draws them, which is that of the trials and not of the names.
/// </summary>
internal sealed class TpeGroups
{
    private readonly List<List<TpeColumn>> _groups = [];
    private int _trials;
    private int _generation;

    /// <summary>The groups, after the trials that are new in the history; each by name, without what has one value only.</summary>
    internal IEnumerable<IReadOnlyList<TpeColumn>> Follow(TpeHistory history)
    {
        if (_generation != history.Generation)
        {
            _groups.Clear();
            (_trials, _generation) = (0, history.Generation);
        }

        for (; _trials < history.Finished; _trials++)
        {
            Add(history, _trials);
        }

        return _groups.Select(group => group.FindAll(column => !column.IsSingle)).Where(group => group.Count > 0);
    }

    private void Add(TpeHistory history, int trial)
    {
        for (var place = 0; place < _groups.Count; place++)
        {
            var group = _groups[place];
            var others = group.FindAll(column => !column.Has(trial));
            if (others.Count > 0 && others.Count < group.Count)
            {
                group.RemoveAll(others.Contains);
                _groups.Insert(++place, others);
            }
        }

        var rest = history.Columns.Where(column => column.Has(trial) && !_groups.Exists(group => group.Contains(column))).OrderBy(column => column.Parameter.Name, StringComparer.Ordinal).ToList();
        if (rest.Count > 0)
        {
            _groups.Add(rest);
        }
    }
}
