namespace HarOrleans.Optimization;

/// <summary>Divides trials into the good ones and the others, both in the trials' order. Holds on to its room, so that a split costs no new memory.</summary>
internal sealed class TpeSplit
{
    private const int MostGood = 25;

    private bool[] _isGood = [];
    private int[] _below = [];
    private int[] _above = [];
    private int _belowCount;
    private int _aboveCount;

    internal ReadOnlySpan<int> Below => _below.AsSpan(0, _belowCount);

    internal ReadOnlySpan<int> Above => _above.AsSpan(0, _aboveCount);

    /// <summary>The best share (rounded up; with one objective at most 25) of those that have finished is good; open ones are not.</summary>
    internal void Divide(TpeHistory history, double share, IReadOnlyList<TpeColumn> columns)
    {
        if (_isGood.Length < history.Count)
        {
            (_isGood, _below, _above) = (new bool[history.Count * 2], new int[history.Count * 2], new int[history.Count * 2]);
        }

        Array.Clear(_isGood, 0, history.Count);
        var count = (int)Math.Ceiling(share * history.Finished);
        foreach (var trial in history.Good(history.IsMultiObjective ? count : Math.Min(count, MostGood)))
        {
            _isGood[trial] = true;
        }

        (_belowCount, _aboveCount) = (0, 0);
        if (columns.All(column => column.PresentCount == history.Count))
        {
            DivideAll(_isGood.AsSpan(0, history.Count));
            return;
        }

        for (var trial = 0; trial < history.Count; trial++)
        {
            if (!HasAll(columns, trial))
            {
                continue;
            }

            if (_isGood[trial])
            {
                _below[_belowCount++] = trial;
            }
            else
            {
                _above[_aboveCount++] = trial;
            }
        }
    }

    /// <summary>Without a choice at each: every place is written to, and counts where the trial belongs.</summary>
    private void DivideAll(ReadOnlySpan<bool> isGood)
    {
        var below = _below.AsSpan(0, isGood.Length);
        var above = _above.AsSpan(0, isGood.Length);
        var good = 0;
        for (var trial = 0; trial < isGood.Length; trial++)
        {
            (below[good], above[trial - good]) = (trial, trial);
            good += isGood[trial] ? 1 : 0;
        }

        (_belowCount, _aboveCount) = (good, isGood.Length - good);
    }

    private static bool HasAll(IReadOnlyList<TpeColumn> columns, int trial)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            if (!columns[index].Has(trial))
            {
                return false;
            }
        }

        return true;
    }
}
