using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HarOrleans.Training.Tests;

/// <summary>ONNX Runtime reads what is exported, and gives the same logits.</summary>
public sealed class OnnxModelTests
{
    [Theory]
    [InlineData(1, false, "tanh", 1)]
    [InlineData(2, false, "relu", 1)]
    [InlineData(3, true, "tanh", 1)]
    [InlineData(1, false, "tanh", 128)]
    [InlineData(2, true, "relu", 128)]
    public void An_exported_LSTM_gives_the_same_logits(int layers, bool bidirectional, string activation, int steps)
    {
        var shape = new LstmShape(steps == 1 ? 7 : 9, 5, layers, 3) { Bidirectional = bidirectional };
        AssertEqualLogits(Samples.Of(shape), activation, steps, shape);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    public void An_exported_CNN_gives_the_same_logits(int blocks, int kernel)
    {
        var shape = new CnnShape(9, 4, kernel, blocks, 3);
        AssertEqualLogits(Samples.Of(shape), "tanh", 128, shape);
    }

    [Theory]
    [InlineData("327")]
    [InlineData("334")]
    public void The_published_models_give_the_same_logits_on_all_test_rows(string trial)
    {
        var data = Golden.Notebook();
        AssertEqualLogits(Golden.Weights(trial), "tanh", 1, ModelShape.Of(Golden.Weights(trial)), data.ValidationX);
    }

    private static void AssertEqualLogits(IReadOnlyList<WeightTensor> weights, string activation, int steps, ModelShape shape, float[]? rows = null)
    {
        var x = rows ?? Samples.Values(new Random(2), 6 * steps * shape.Features);
        var batch = x.Length / (steps * shape.Features);
        using var model = TrainedModel.Of(weights, activation);
        using var file = new MemoryStream();
        OnnxModel.Write(file, weights, activation);
        using var session = new InferenceSession(file.ToArray());
        Assert.Equal([-1, steps, shape.Features], session.InputMetadata["inputs"].Dimensions);
        Assert.Equal([-1, shape.Classes], session.OutputMetadata["logits"].Dimensions);

        using var answer = session.Run([NamedOnnxValue.CreateFromTensor("inputs", new DenseTensor<float>(x, [batch, steps, shape.Features]))]);

        var logits = answer.Single().AsEnumerable<float>().ToArray();
        var expected = model.Predict(x, TestContext.Current.CancellationToken).Logits;
        Assert.Equal(batch * shape.Classes, logits.Length);
        Assert.All(expected.Zip(logits), pair => Assert.Equal(pair.First, pair.Second, 1e-5f * Math.Max(1, Math.Abs(pair.First))));
    }
}
