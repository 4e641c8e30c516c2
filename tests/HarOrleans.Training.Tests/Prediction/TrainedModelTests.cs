using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

public sealed class TrainedModelTests
{
    [Theory]
    [InlineData("327", 2, 0.9504580929759077)]
    [InlineData("334", 1, 0.9412962334577536)]
    public void Files_of_PyTorch_give_every_figure_of_PyTorch_and_scikit_learn(string trial, int layers, double accuracy)
    {
        var data = Golden.Notebook();
        var expected = Golden.Figures("state_dict_models", trial);
        using var model = TrainedModel.Of(Golden.Weights(trial), "tanh");
        Assert.Equal(new LstmShape(562, 128, layers, 6), model.Shape);

        var score = ModelScore.Of("test", ["0", "1", "2", "3", "4", "5"], model.Predict(data.ValidationX, TestContext.Current.CancellationToken), data.ValidationY, data.ValidationSubjects);

        var evaluation = score.Evaluation;
        Assert.Equal(accuracy, evaluation.Accuracy);
        Assert.Equal(expected.GetProperty("loss").GetDouble(), evaluation.Loss, 6);
        Assert.Equal(expected.GetProperty("precision_weighted").GetDouble(), evaluation.Weighted.Precision, 15);
        Assert.Equal(expected.GetProperty("recall_weighted").GetDouble(), evaluation.Weighted.Recall, 15);
        Assert.Equal(expected.GetProperty("f1_weighted").GetDouble(), evaluation.Weighted.F1, 15);
        Assert.Equal(JsonSerializer.Serialize(expected.GetProperty("confusion").Deserialize<int[][]>()), JsonSerializer.Serialize(evaluation.Confusion));
        Assert.Equal(expected.GetProperty("report_digits4").GetString(), ClassificationReport.Text(evaluation, 4));
        Assert.All(expected.GetProperty("logits_row0").Deserialize<double[]>()!.Zip(score.Output.Logits), pair => Assert.Equal(pair.First, pair.Second, 4));
        Assert.Equal(2947, score.Subjects.Sum(each => each.Rows));
        Assert.Equal(expected.GetProperty("confusion")[3][5].GetInt32(), score.Cell(data.ValidationY, 3, 5).Count);
        Assert.InRange(score.Probabilities.RocAucMacro!.Value, 0.99, 1);
        Assert.InRange(score.Probabilities.CalibrationError, 0.001, 0.1);
        Assert.Equal(evaluation.Loss, score.Probabilities.LogLoss, 9);
    }

    [Fact]
    public void Values_that_do_not_fill_rows_are_refused()
    {
        using var model = TrainedModel.Of(Samples.Weights(3, 4, 1, 2), "relu");
        Assert.Throws<ArgumentException>(() => model.Predict(new float[4], TestContext.Current.CancellationToken));
        Assert.Empty(model.Predict([], TestContext.Current.CancellationToken).Predicted());
        Assert.Throws<ArgumentException>(() => TrainedModel.Of(Samples.Weights(3, 4, 1, 2), "gelu"));
    }

    [Fact]
    public void Weights_that_do_not_fit_together_are_refused_by_name()
    {
        var weights = Samples.Weights(3, 4, 2, 2);
        string Refused(IEnumerable<WeightTensor> wrong) => Assert.Throws<HarException>(() => LstmShape.Of([.. wrong])).Message;

        Assert.Contains("no weights at all", Refused([]), StringComparison.Ordinal);
        Assert.Contains("'lstm.weight_ih_l0' is missing; there are 'lstm.weight_hh_l0'", Refused(weights.Skip(1)), StringComparison.Ordinal);
        Assert.Contains("'lstm.bias_hh_l1' is missing", Refused(weights.Where(each => each.Name != "lstm.bias_hh_l1")), StringComparison.Ordinal);
        Assert.Contains("'conv.weight' belongs to no such model", Refused(weights.Append(new("conv.weight", [1], [0]))), StringComparison.Ordinal);
        Assert.Contains("'fc.bias' is there twice", Refused(weights.Append(weights[^1])), StringComparison.Ordinal);
        Assert.Contains("has shape [3], but the others make it [2]", Refused([.. weights.SkipLast(1), new("fc.bias", [3], new float[3])]), StringComparison.Ordinal);
        Assert.Contains("not finite", Refused([.. weights.SkipLast(1), new("fc.bias", [2], [1, float.NaN])]), StringComparison.Ordinal);
        Assert.Contains("'conv0.weight' is not a tensor of filters", Cnn(new WeightTensor("conv0.weight", [4, 9], new float[36])), StringComparison.Ordinal);
        Assert.Contains("kernel of 4 steps", Cnn(new WeightTensor("conv0.weight", [1, 9, 4], new float[36]), new("fc.weight", [2, 1], new float[2])), StringComparison.Ordinal);
        Assert.Contains("'conv0.bias' is missing", Cnn(new WeightTensor("conv0.weight", [1, 9, 3], new float[27]), new("fc.weight", [2, 1], new float[2])), StringComparison.Ordinal);
        string Cnn(params WeightTensor[] wrong) => Assert.Throws<HarException>(() => ModelShape.Of(wrong)).Message;
        Assert.Contains("has 12 rows", Refused([new("lstm.weight_ih_l0", [12, 3], new float[36]), .. weights.Skip(1)]), StringComparison.Ordinal);
    }
}
