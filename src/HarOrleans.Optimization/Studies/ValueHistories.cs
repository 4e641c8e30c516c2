using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>How a study's values went, in as few points as a chart can show.</summary>
public static class ValueHistories
{
    /// <summary>So many trials at equal distances: they show how the values lie.</summary>
    private const int Even = ValueHistory.MostPoints / 2;

    /// <summary>The lowest and the highest value of each of so many stretches: they show how far the values reach.</summary>
    private const int Stretches = ValueHistory.MostPoints / 8;

    /// <summary>Values of the COMPLETE trials by number, at most <see cref="ValueHistory.MostPoints"/> of them.</summary>
    /// <param name="trials">Trials by number.</param>
    /// <param name="direction">Which values are better.</param>
    public static IReadOnlyList<TrialValue> Thin(IEnumerable<FrozenTrial> trials, StudyDirection direction)
    {
        List<TrialValue> all = [.. trials.Where(x => x is { State: TrialState.Complete, Value: not null }).Select(x => new TrialValue(x.Number, x.Value!.Value))];
        if (all.Count <= ValueHistory.MostPoints)
        {
            return all;
        }

        SortedSet<int> kept = [all.Count - 1, .. Enumerable.Range(0, Even).Select(place => (int)((long)place * all.Count / Even))];
        for (var stretch = 0; stretch < Stretches; stretch++)
        {
            var (from, to) = ((int)((long)stretch * all.Count / Stretches), (int)((long)(stretch + 1) * all.Count / Stretches));
            var (lowest, highest) = (from, from);
            for (var place = from + 1; place < to; place++)
            {
                lowest = all[place].Value < all[lowest].Value ? place : lowest;
                highest = all[place].Value > all[highest].Value ? place : highest;
            }

            kept.Add(lowest);
            kept.Add(highest);
        }

        var improvements = Improvements(all, direction);
        if (improvements.Count <= ValueHistory.MostPoints - Even - (2 * Stretches) - 1)
        {
            kept.UnionWith(improvements);
        }

        return [.. kept.Select(place => all[place])];
    }

    private static List<int> Improvements(List<TrialValue> values, StudyDirection direction)
    {
        List<int> places = [];
        for (var place = 0; place < values.Count; place++)
        {
            if (places.Count == 0 || BestTrial.IsBetter(values[place].Value, values[places[^1]].Value, direction))
            {
                places.Add(place);
            }
        }

        return places;
    }
}
