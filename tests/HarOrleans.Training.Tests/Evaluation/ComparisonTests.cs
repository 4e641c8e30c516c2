namespace HarOrleans.Training.Tests;

public sealed class ComparisonTests
{
    [Fact]
    public void McNemars_test_is_the_binomial_one_of_the_rows_that_just_one_model_gets_right()
    {
        int[] actual = [.. Enumerable.Repeat(0, 20)];
        int[] first = [.. Enumerable.Repeat(0, 9), .. Enumerable.Repeat(1, 11)]; // right on rows 0 to 8
        int[] second = [.. Enumerable.Repeat(0, 8), 1, .. Enumerable.Repeat(0, 9), 1, 1]; // right on 0 to 7 and 9 to 17

        var test = McNemar.Of(actual, first, second);

        Assert.Equal((1, 9), (test.OnlyFirst, test.OnlySecond));
        Assert.Equal(2 * (1 + 10) / 1024.0, test.PValue, 12); // of 10 rows at most 1 on one side, twice
    }

    [Fact]
    public void Models_that_are_right_on_the_same_rows_do_not_differ()
    {
        Assert.Equal(new McNemar(0, 0, 1), McNemar.Of([0, 1, 1], [0, 1, 0], [0, 1, 0]));
        var same = SubjectBootstrap.Of([new(1, 10, 8), new(2, 12, 9)], [new(1, 10, 8), new(2, 12, 9)]);
        Assert.Equal(new SubjectBootstrap(0, 0, 0), same);
        Assert.False(same.Differ);
    }

    [Fact]
    public void A_model_that_is_better_for_every_person_differs_and_one_that_is_better_for_a_single_person_does_not()
    {
        SubjectScore[] first = [.. Enumerable.Range(1, 9).Select(person => new SubjectScore(person, 100, 80))];
        SubjectScore[] everywhere = [.. first.Select((each, at) => each with { Correct = 84 + (at % 3) })];
        SubjectScore[] once = [.. first.Select((each, at) => each with { Correct = at == 0 ? 100 : 80 })];

        Assert.True(SubjectBootstrap.Of(first, everywhere).Differ);
        Assert.False(SubjectBootstrap.Of(first, once).Differ);
        Assert.Equal(SubjectBootstrap.Of(first, once, seed: 3), SubjectBootstrap.Of(first, once, seed: 3));
    }

    [Fact]
    public void Scores_of_other_people_are_refused() =>
        Assert.Throws<ArgumentException>(() => SubjectBootstrap.Of([new(1, 10, 8)], [new(2, 10, 8)]));
}
