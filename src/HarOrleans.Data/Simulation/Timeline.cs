namespace HarOrleans.Data.Simulation;

/// <summary>What a person does when: one activity after the other, with changes between that belong to none, but may begin a little early.</summary>
internal sealed class Timeline
{
    private const int ShortestChange = 100;
    private const int ChangeVaries = 75;
    private const int Rest = 90;
    private const double Reach = 25;
    private readonly List<(int Activity, int Start, int End)> _parts = [];
    private readonly List<(double Start, double End)> _changes = [];

    /// <param name="lengths">Samples of each activity, in the order of <see cref="ActivityForms"/>; 0 for none of it.</param>
    /// <param name="chance">How long the changes take.</param>
    internal Timeline(IReadOnlyList<int> lengths, SplitMix64 chance)
    {
        for (var activity = 0; activity < lengths.Count; activity++)
        {
            if (lengths[activity] == 0)
            {
                continue;
            }

            if (_parts.Count > 0)
            {
                var change = ShortestChange + (int)(ChangeVaries * chance.Uniform());
                _changes.Add((Samples - (Reach * chance.Uniform()), Samples + change + (Reach * chance.Uniform())));
                Samples += change + Rest;
            }

            _parts.Add((activity, Samples, Samples + lengths[activity]));
            Samples += lengths[activity];
        }
    }

    internal int Samples { get; private set; }

    /// <summary>The label of each sample, 0 within a change.</summary>
    internal int[] Labels()
    {
        var labels = new int[Samples];
        foreach (var (activity, start, end) in _parts)
        {
            Array.Fill(labels, ActivityForms.All[activity].Label, start, end - start);
        }

        return labels;
    }

    /// <summary>The activities between which a sample lies, and how far it is from the first to the second: smoothly from 0 to 1.</summary>
    internal (int From, int To, double Share) At(int sample)
    {
        for (var change = 0; change < _changes.Count; change++)
        {
            var (start, end) = _changes[change];
            if (sample < end)
            {
                var way = Math.Max(0, (sample - start) / (end - start));
                return (_parts[change].Activity, _parts[change + 1].Activity, way * way * (3 - (2 * way)));
            }
        }

        return (_parts[^1].Activity, _parts[^1].Activity, 0);
    }
}
