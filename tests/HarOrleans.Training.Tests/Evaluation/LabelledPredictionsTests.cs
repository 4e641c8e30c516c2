using System.Text.Json;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Data;

namespace HarOrleans.Training.Tests;

public sealed class LabelledPredictionsTests
{
    private static readonly string[] Classes = ["SITTING", "STANDING", "WALKING"];

    [Fact]
    public void A_models_figures_are_those_of_its_logits()
    {
        const int features = 4, rows = 60;
        var random = new Random(7);
        var weights = Samples.Weights(features, 5, 1, 3);
        var x = Samples.Values(random, rows * features);
        int[] y = [.. Enumerable.Range(0, rows).Select(_ => random.Next(3))];
        using var model = TrainedModel.Of(weights, "tanh");
        var expected = ModelScore.Of("test", Classes, model.Predict(x, TestContext.Current.CancellationToken), y, new int[rows]);
        var names = Enumerable.Range(0, features).Select(each => $"column {each}").ToArray();
        var preparation = new Preparation(HarData.SubjectWiseProtocol, Classes, names, new FeatureScaling(new double[features], [.. names.Select(_ => 1.0)]));
        using IScoringModel served = ServedModel.Of(weights, "tanh", preparation);
        var request = JsonSerializer.SerializeToUtf8Bytes(new { instances = x.Chunk(features) });

        var found = served.Evaluate(request, [.. y.Select(label => Classes[label])], "test");

        Assert.Equal(expected.Evaluation.Confusion, found.Classes.Confusion);
        Assert.Equal(("test", expected.Evaluation.Accuracy, expected.Evaluation.Macro, expected.Evaluation.Weighted), (found.Classes.Dataset, found.Classes.Accuracy, found.Classes.Macro, found.Classes.Weighted));
        Assert.Equal(expected.Evaluation.Loss, found.LogLoss, 9);
        Assert.Equal(expected.Probabilities.RocAuc, found.RocAuc);
        Assert.Equal((expected.Probabilities.RocAucMacro, expected.Probabilities.RocAucWeighted, expected.Probabilities.CalibrationError), (found.RocAucMacro, found.RocAucWeighted, found.CalibrationError));
        Assert.Equal(found.RocAucWeighted, found.Metrics()["roc_auc"]);
    }

    [Theory]
    [InlineData("targets: there are 2 of 1 rows", "SITTING", "SITTING")]
    [InlineData("targets: there are 0 of 1 rows")]
    [InlineData("targets[0] = 'SITING': the model has no such class. Its classes are SITTING, STANDING, WALKING.", "SITING")]
    public void Targets_that_do_not_fit_are_named(string message, params string[] targets)
    {
        IReadOnlyList<Prediction> one = [new("SITTING", Classes.ToDictionary(each => each, each => each == "SITTING" ? 1.0 : 0.0))];

        Assert.Contains(message, Assert.Throws<InvalidSpecException>(() => LabelledPredictions.Evaluate("test", Classes, one, targets)).Message, StringComparison.Ordinal);
    }
}
