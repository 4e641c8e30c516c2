using HarOrleans.Data;
using HarOrleans.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Benchmarks;

/// <summary>A random search over the space of <c>har demo</c>, each trial looked at with the weights of its best epoch and of its last.</summary>
internal static class LeakStudy
{
    internal static IReadOnlyList<LeakFigures> Run(
        PreparedData data, string protocol, bool subject, int trials, int epochs, int seed, CancellationToken cancellationToken)
    {
        var test = data.Test ?? new TestRows(data.ValidationX, data.ValidationY, data.ValidationSubjects);
        List<(double Best, double Last, int[] BestOnValidation, int[] LastOnValidation, int[] BestOnTest, int[] LastOnTest)> all = [];
        for (var trial = 0; trial < trials; trial++)
        {
            all.Add(Train(data, test, new Random(unchecked((seed * 1000) + trial)), epochs, trial, cancellationToken));
        }

        var best = all.MaxBy(each => each.Best);
        var last = all.MaxBy(each => each.Last);
        return [Figures("best", best.BestOnValidation, best.BestOnTest), Figures("last", last.LastOnValidation, last.LastOnTest)];

        LeakFigures Figures(string epoch, int[] onValidation, int[] onTest)
        {
            var (reported, (low, high)) = Score(onValidation, data.ValidationY, data.ValidationSubjects);
            var (worth, (from, to)) = Score(onTest, test.Y, test.Subjects);
            return new LeakFigures(protocol, subject, epoch, reported, low, high, worth, from, to);
        }
    }

    private static (double Best, double Last, int[] BestOnValidation, int[] LastOnValidation, int[] BestOnTest, int[] LastOnTest) Train(
        PreparedData data, TestRows test, Random random, int epochs, int seed, CancellationToken cancellationToken)
    {
        double Log(double low, double high) => low * Math.Pow(high / low, random.NextDouble());
        var options = new LstmOptions(
            data.FeatureCount, data.Classes.Count, 32 << random.Next(4), 1 + random.Next(3), random.NextDouble() / 2, random.Next(2) == 0 ? Activation.Relu : Activation.Tanh);
        var settings = new TrainingSettings(epochs, 32 << random.Next(3), Log(1e-4, 1e-3), Log(1e-6, 1e-3), seed, Patience: epochs);
        using var training = new TrainingLoop(
            generator => new LstmClassifier(options, generator), settings, data.Classes, new LabelledRows(data.TrainX, data.TrainY), new LabelledRows(data.ValidationX, data.ValidationY));
        while (!training.IsOver)
        {
            training.RunEpoch(cancellationToken);
        }

        var (best, last) = (training.BestWeights(), training.CurrentWeights());
        return (
            training.Progress.BestAccuracy,
            training.Progress.LastAccuracy,
            Predict(options, best, data.ValidationX, data.ValidationY, cancellationToken),
            Predict(options, last, data.ValidationX, data.ValidationY, cancellationToken),
            Predict(options, best, test.X, test.Y, cancellationToken),
            Predict(options, last, test.X, test.Y, cancellationToken));
    }

    private static int[] Predict(LstmOptions options, IReadOnlyList<WeightTensor> weights, float[] x, int[] y, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(0);
        using var model = new LstmClassifier(options, generator);
        model.Load(weights);
        return Scoring.Predict(model, TensorMemory.Of(x, y.Length, options.Features), tensor(y, dtype: ScalarType.Int64), cancellationToken).Predicted;
    }

    private static (double Accuracy, (double Low, double High) Interval) Score(int[] predicted, int[] actual, int[] subjects)
    {
        List<SubjectScore> people = [.. Enumerable.Range(0, actual.Length).GroupBy(row => subjects[row])
            .Select(each => new SubjectScore(each.Key, each.Count(), each.Count(row => predicted[row] == actual[row])))];
        return (Enumerable.Range(0, actual.Length).Count(row => predicted[row] == actual[row]) / (double)actual.Length, SubjectInterval.Of(people));
    }
}
