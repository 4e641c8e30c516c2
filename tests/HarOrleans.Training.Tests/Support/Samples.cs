namespace HarOrleans.Training.Tests;

/// <summary>Small models and rows that are drawn.</summary>
internal static class Samples
{
    /// <summary>Weights of an LSTM classifier.</summary>
    public static IReadOnlyList<WeightTensor> Weights(int features, int hidden, int layers, int classes, int seed = 1) => Of(new LstmShape(features, hidden, layers, classes), seed);

    /// <summary>Weights of a classifier.</summary>
    public static IReadOnlyList<WeightTensor> Of(ModelShape shape, int seed = 1)
    {
        var random = new Random(seed);
        return [.. shape.Parts().Select(part => new WeightTensor(part.Name, part.Shape, Values(random, part.Shape.Aggregate(1, (a, b) => a * (int)b))))];
    }

    /// <summary>Numbers around zero.</summary>
    public static float[] Values(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1))];
}
