using System.Collections;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>Finished trials, in the order in which they were added. What was handed out never changes, so samplers may read it on other threads while it grows.</summary>
internal sealed class TrialLog
{
    private FrozenTrial[] _trials = new FrozenTrial[16];

    internal int Count { get; private set; }

    internal void Add(FrozenTrial trial)
    {
        if (Count == _trials.Length)
        {
            Array.Resize(ref _trials, Count * 2);
        }

        _trials[Count++] = trial;
    }

    /// <summary>The first trials, and after them some others.</summary>
    internal IReadOnlyList<FrozenTrial> First(int count, IReadOnlyList<FrozenTrial> then) =>
        then.Count == 0 ? new ArraySegment<FrozenTrial>(_trials, 0, count) : new Joined(new(_trials, 0, count), then);

    private sealed class Joined(ArraySegment<FrozenTrial> first, IReadOnlyList<FrozenTrial> then) : IReadOnlyList<FrozenTrial>
    {
        public int Count => first.Count + then.Count;

        public FrozenTrial this[int index] => index < first.Count ? first[index] : then[index - first.Count];

        public IEnumerator<FrozenTrial> GetEnumerator() => first.Concat(then).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
