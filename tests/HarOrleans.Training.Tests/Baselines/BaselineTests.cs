using System.Globalization;

namespace HarOrleans.Training.Tests;

public sealed class BaselineTests
{
    [Theory]
    [InlineData("most_frequent")]
    [InlineData("stratified")]
    [InlineData("uniform")]
    public void Dummies_draw_what_scikit_learn_draws(string strategy)
    {
        var y = Golden.Notebook().ValidationY; // the notebook fitted them on the rows that it scored
        var predicted = strategy switch
        {
            "most_frequent" => DummyClassifier.MostFrequent(y, 6, y.Length),
            "stratified" => DummyClassifier.Stratified(y, 6, y.Length, 42),
            _ => DummyClassifier.Uniform(6, y.Length, 42),
        };

        var evaluation = Evaluations.Of("test", 0, [.. Enumerable.Range(0, 6).Select(label => label.ToString(CultureInfo.InvariantCulture))], y, predicted, 0);

        var expected = Golden.Figures("dummy", strategy);
        Assert.Equal(expected.GetProperty("accuracy").GetDouble(), evaluation.Accuracy);
        Assert.Equal(expected.GetProperty("report_digits4").GetString(), ClassificationReport.Text(evaluation, 4));
    }

    [Fact]
    public void Logistic_regression_on_the_real_data_is_as_good_as_scikit_learns()
    {
        var data = Golden.Notebook();
        var expected = Golden.Figures("logistic_regression");

        var onTrain = LogisticRegression.Fit(data.TrainX, data.TrainY, data.FeatureCount, 6, TestContext.Current.CancellationToken);
        Assert.Equal(expected.GetProperty("fitted_on_train").GetProperty("accuracy").GetDouble(), Accuracy(onTrain, data.ValidationX, data.ValidationY), 0.002);

        var onTest = LogisticRegression.Fit(data.ValidationX, data.ValidationY, data.FeatureCount, 6, TestContext.Current.CancellationToken);
        Assert.Equal(expected.GetProperty("fitted_on_test_as_the_notebook_did").GetProperty("accuracy").GetDouble(), Accuracy(onTest, data.ValidationX, data.ValidationY), 0.001);
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        const int features = 19, classes = 3, rows = 12;
        var random = new Random(2);
        var loss = new LogisticLoss(Samples.Values(random, rows * features), [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))], features, classes, default);
        double[] weights = [.. Samples.Values(random, loss.Length).Select(each => (double)each)];
        var gradient = new double[loss.Length];
        loss.Of(weights, gradient);

        Assert.All(Enumerable.Range(0, loss.Length), at =>
        {
            const double step = 1e-6;
            double Value(double change) => loss.Of([.. weights.Select((each, place) => place == at ? each + change : each)], new double[loss.Length]);
            Assert.Equal((Value(step) - Value(-step)) / (2 * step), gradient[at], 1e-5);
        });
    }

    [Fact]
    public void Classes_that_a_line_parts_are_told_apart()
    {
        var model = LogisticRegression.Fit([-2, -1, 1, 2], [0, 0, 1, 1], 1, 2, TestContext.Current.CancellationToken);
        Assert.Equal([0, 1], model.Predict([-3, 3]).Predicted());
    }

    private static double Accuracy(LogisticRegression model, float[] x, int[] y) => model.Predict(x).Predicted().Zip(y).Count(pair => pair.First == pair.Second) / (double)y.Length;
}
