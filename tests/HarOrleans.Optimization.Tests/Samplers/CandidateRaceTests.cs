using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

public sealed class CandidateRaceTests
{
    [Fact]
    public void The_winner_is_the_candidate_with_the_largest_quotient_though_most_are_not_reckoned_to_the_end()
    {
        SearchParameter[] space = [new("x", new FloatDistribution(0, 1)), new("layers", new IntDistribution(1, 3)), new("kind", new CategoricalDistribution([ParamValue.Of("a"), ParamValue.Of("b")]))];
        var history = new TpeHistory(space, [StudyDirection.Minimize]);
        var random = new Random(3);
        history.Follow([.. Enumerable.Range(0, 5000).Select(number => Trial(number, random))], []);
        var (good, others, race) = (new TpeMixture(history.Columns), new TpeMixture(history.Columns), new CandidateRace());
        good.Fill(history, [.. history.Good(25).Order()], null, fades: true);
        others.Fill(history, [.. Enumerable.Range(0, 5000).Except(history.Good(25))], null, fades: true);
        for (var seed = 0u; seed < 20; seed++)
        {
            double[][] places = [new double[24], new double[24], new double[24]];
            good.Draw(new(seed), places);
            var scores = Enumerable.Range(0, 24).Select(x => good.LogDensity(places, x) - others.LogDensity(places, x)).ToList();
            Assert.Equal(scores.IndexOf(scores.Max()), race.Winner(good, others, places));
        }
    }

    private static FrozenTrial Trial(int number, Random random) => new()
    {
        TrialId = number + 1,
        StudyId = 1,
        Number = number,
        State = TrialState.Complete,
        RunId = number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture),
        Value = random.NextDouble(),
        Params = new Dictionary<string, ParamValue>
        {
            ["x"] = ParamValue.Of(Math.Pow(random.NextDouble(), 4)),
            ["layers"] = ParamValue.Of((long)random.Next(1, 4)),
            ["kind"] = ParamValue.Of(random.Next(2) == 0 ? "a" : "b"),
        },
    };
}
