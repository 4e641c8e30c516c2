using static TorchSharp.torch;

namespace HarOrleans.Training.Tests;

/// <summary>Small learnable data: a cloud of points for each class, overlapping as much as asked for.</summary>
internal static class Blobs
{
    public const int Features = 12;
    public static readonly string[] Classes = ["A", "B", "C"];

    public static LabelledRows Rows(int rows, int seed, double spread = 1.0)
    {
        var random = new Random(seed);
        var features = new float[rows * Features];
        var labels = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            labels[row] = random.Next(Classes.Length);
            for (var i = 0; i < Features; i++)
            {
                var noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                features[(row * Features) + i] = (float)((i % Classes.Length == labels[row] ? 1 : 0) + (spread * noise));
            }
        }

        return new LabelledRows(features, labels);
    }

    public static LstmOptions Options(int layers = 1, double dropout = 0.3, int hidden = 16) =>
        new(Features, Classes.Length, hidden, layers, dropout, Activation.Tanh);

    public static TrainingSettings Settings(int epochs = 6, double learningRate = 0.01, long seed = 7, int patience = 20, int batch = 32) =>
        new(epochs, batch, learningRate, WeightDecay: 1e-4, seed, patience);

    public static TrainingLoop Training(LstmOptions? options = null, TrainingSettings? settings = null, double spread = 1.0, int rows = 300) =>
        new(Model(options ?? Options()), settings ?? Settings(), Classes, Rows(rows, 1, spread), Rows(200, 2, spread));

    public static Func<Generator, IClassifier> Model(LstmOptions options) => generator => new LstmClassifier(options, generator);
}
