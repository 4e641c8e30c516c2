namespace HarOrleans.Training.Tests;

public sealed class EvaluationsTests
{
    private static readonly string[] Animals = ["cat", "dog", "eel"];

    [Fact]
    public void Scores_equal_a_table_worked_by_hand()
    {
        // cat: 3 of 4 found, 1 of them taken for a dog; dog: 2 of 3; eel: 1 of 3, the others taken for cats.
        int[] actual = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2];
        int[] predicted = [0, 0, 0, 1, 1, 1, 2, 2, 0, 0];

        var evaluation = Evaluations.Of("test", 3, Animals, actual, predicted, 0.25);

        Assert.Equal([[3L, 1, 0], [0, 2, 1], [2, 0, 1]], evaluation.Confusion);
        Assert.Equal(6 / 10.0, evaluation.Accuracy);
        Assert.Equal((3 / 5.0, 3 / 4.0, 2 * (3 / 5.0) * (3 / 4.0) / ((3 / 5.0) + (3 / 4.0)), 4L), Numbers(evaluation.Scores[0]));
        Assert.Equal((2 / 3.0, 2 / 3.0, 2 * (2 / 3.0) * (2 / 3.0) / ((2 / 3.0) + (2 / 3.0)), 3L), Numbers(evaluation.Scores[1]));
        Assert.Equal((1 / 2.0, 1 / 3.0, 2 * (1 / 2.0) * (1 / 3.0) / ((1 / 2.0) + (1 / 3.0)), 3L), Numbers(evaluation.Scores[2]));
        Assert.Equal(((3 / 5.0) + (2 / 3.0) + (1 / 2.0)) / 3, evaluation.Macro.Precision, 15);
        Assert.Equal((4 * 3 / 5.0 / 10) + (3 * 2 / 3.0 / 10) + (3 / 2.0 / 10), evaluation.Weighted.Precision, 15);
        Assert.Equal(0.6, evaluation.Weighted.Recall, 15);
        Assert.Equal(10, evaluation.Weighted.Support);
        Assert.Equal(("test", 3L, 0.25), (evaluation.Dataset, evaluation.Step, evaluation.Loss));
    }

    [Fact]
    public void Nothing_divided_by_nothing_is_zero()
    {
        // Nobody is an eel, nothing is predicted as dog.
        var evaluation = Evaluations.Of("test", 1, Animals, [0, 1], [0, 2], 0);

        Assert.Equal((1.0, 1.0, 1.0, 1L), Numbers(evaluation.Scores[0]));
        Assert.Equal((0.0, 0.0, 0.0, 1L), Numbers(evaluation.Scores[1]));
        Assert.Equal((0.0, 0.0, 0.0, 0L), Numbers(evaluation.Scores[2]));
        Assert.Equal(1 / 3.0, evaluation.Macro.F1, 15);
        Assert.Equal(0.5, evaluation.Weighted.F1, 15);
    }

    [Fact]
    public void A_class_that_never_occurs_and_is_never_predicted_scores_zero()
    {
        var evaluation = Evaluations.Of("test", 1, Animals, [0, 1], [0, 1], 0);

        Assert.Equal((0.0, 0.0, 0.0, 0L), Numbers(evaluation.Scores[2]));
        Assert.Equal(1.0, evaluation.Accuracy);
    }

    [Fact]
    public void Lists_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Evaluations.Confusion(2, [0, 1], [0]));
        Assert.Throws<ArgumentException>(() => Evaluations.Confusion(2, [], []));
        Assert.Throws<ArgumentException>(() => Evaluations.Confusion(2, [0], [2]));
        Assert.Throws<ArgumentException>(() => Evaluations.Confusion(2, [-1], [0]));
    }

    private static (double Precision, double Recall, double F1, long Support) Numbers(Contracts.ClassScore score) =>
        (score.Precision, score.Recall, score.F1, score.Support);

    [Fact]
    public void Classes_that_neither_occur_nor_are_predicted_can_be_left_out()
    {
        var evaluation = Evaluations.Of("test", 0, Animals, [0, 0, 2], [0, 2, 2], 0);

        var present = Evaluations.Present(evaluation);

        Assert.Equal(["cat", "eel"], present.Classes);
        Assert.Equal([[1L, 1], [0, 1]], present.Confusion);
        Assert.Equal((evaluation.Accuracy, evaluation.Macro.Recall * 3 / 2), (present.Accuracy, present.Macro.Recall));
        Assert.Same(present, Evaluations.Present(present));
    }
}
