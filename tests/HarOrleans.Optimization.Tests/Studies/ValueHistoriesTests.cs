using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

public sealed class ValueHistoriesTests
{
    [Fact]
    public void A_short_history_is_whole_without_what_has_no_value() =>
        Assert.Equal([new(0, 3), new(2, 1)], ValueHistories.Thin([Trial(0, 3), Trial(1, 7, TrialState.Pruned), Trial(2, 1), Trial(3, null, TrialState.Fail)], StudyDirection.Minimize));

    [Theory]
    [InlineData(StudyDirection.Minimize)]
    [InlineData(StudyDirection.Maximize)]
    public void A_long_history_keeps_what_was_better_than_all_before_and_the_extremes_of_every_stretch(StudyDirection direction)
    {
        var random = new Random(2);
        var trials = Enumerable.Range(0, 50_000).Select(number => Trial(number, random.NextDouble())).ToList();

        var points = ValueHistories.Thin(trials, direction);

        Assert.InRange(points.Count, 900, ValueHistory.MostPoints);
        Assert.Equal(points.OrderBy(x => x.Number), points);
        Assert.Equal(BestSoFar(trials.Select(x => new TrialValue(x.Number, x.Value!.Value)), direction), BestSoFar(points, direction));
        Assert.Equal(trials.Take(400).Max(x => x.Value), points.Where(x => x.Number < 400).Max(x => x.Value));
        Assert.Equal(49_999, points[^1].Number);
    }

    [Fact]
    public void A_history_that_gets_better_with_every_trial_is_thinned_too()
    {
        var points = ValueHistories.Thin(Enumerable.Range(0, 10_000).Select(number => Trial(number, number)), StudyDirection.Maximize);

        Assert.InRange(points.Count, 900, ValueHistory.MostPoints);
        Assert.Equal([new(0, 0), new(9_999, 9_999)], new[] { points[0], points[^1] });
    }

    private static List<TrialValue> BestSoFar(IEnumerable<TrialValue> values, StudyDirection direction)
    {
        List<TrialValue> moved = [];
        foreach (var value in values)
        {
            if (moved.Count == 0 || BestTrial.IsBetter(value.Value, moved[^1].Value, direction))
            {
                moved.Add(value);
            }
        }

        return moved;
    }

    private static FrozenTrial Trial(int number, double? value, TrialState state = TrialState.Complete) => new()
    {
        TrialId = number + 1,
        StudyId = 1,
        Number = number,
        State = state,
        RunId = "",
        Params = new Dictionary<string, ParamValue>(),
        Value = value,
    };
}
