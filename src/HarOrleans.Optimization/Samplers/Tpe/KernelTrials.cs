namespace HarOrleans.Optimization;

/// <summary>The trials that a mixture's kernels are of, and how few of them came and went since: a long history differs from ask to ask by a trial or two.</summary>
internal sealed class KernelTrials
{
    /// <summary>Fewer kernels are filled anew each time: their widths and their order hang on how many there are.</summary>
    private const int Fewest = 500;

    /// <summary>More edits than this cost as much as filling all kernels anew.</summary>
    private const int MostEdits = 64;

    private readonly List<KernelEdit> _edits = [];
    private int[] _trials = [];
    private int _count;
    private int _finished;
    private int _generation;

    /// <summary>The trials in their order.</summary>
    internal ReadOnlySpan<int> Trials => _trials.AsSpan(0, _count);

    /// <summary>Whether a few <paramref name="edits"/>, made one after the other, lead from the trials as they are to those given.</summary>
    internal bool Leads(ReadOnlySpan<int> trials, TpeHistory history, out IReadOnlyList<KernelEdit> edits)
    {
        _edits.Clear();
        edits = _edits;
        if (history.Generation - _generation > 1 || Math.Min(trials.Length, _count) < Fewest)
        {
            return false;
        }

        // What was open then, or comes after what finished late, may have other values now.
        var same = history.Generation == _generation ? _finished : Math.Min(_finished, history.Kept);
        var kept = _count;
        for (; kept > 0 && _trials[kept - 1] >= same && _edits.Count <= MostEdits; kept--)
        {
            _edits.Add(new(kept - 1, _trials[kept - 1], IsNew: false));
        }

        return kept >= Fewest && Compare(Trials[..kept], trials);
    }

    /// <summary>Makes one edit.</summary>
    internal void Make(KernelEdit edit)
    {
        if (edit.IsNew)
        {
            Rooms.Insert(ref _trials, _count, edit.At, edit.Trial);
        }
        else
        {
            Rooms.Remove(_trials, _count, edit.At);
        }

        _count += edit.IsNew ? 1 : -1;
    }

    /// <summary>Says of which history the trials are now.</summary>
    internal void Remember(ReadOnlySpan<int> trials, TpeHistory history)
    {
        if (_trials.Length < trials.Length)
        {
            _trials = new int[trials.Length * 2];
        }

        trials.CopyTo(_trials);
        (_count, _finished, _generation) = (trials.Length, history.Finished, history.Generation);
    }

    private bool Compare(ReadOnlySpan<int> old, ReadOnlySpan<int> trials)
    {
        var (from, at) = (0, 0);
        while (_edits.Count <= MostEdits)
        {
            var equal = old[from..].CommonPrefixLength(trials[at..]);
            (from, at) = (from + equal, at + equal);
            if (from < old.Length && (at == trials.Length || old[from] < trials[at]))
            {
                _edits.Add(new(at, old[from++], IsNew: false));
            }
            else if (at < trials.Length)
            {
                _edits.Add(new(at, trials[at], IsNew: true));
                at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
