using HarOrleans.Contracts;
using HarOrleans.Data;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>The test of a study's winner: its kept weights on the test file, which nothing was chosen by.</summary>
public static class HarLstmTest
{
    /// <summary>Predicts the test rows. The same weights and data give the same result; loads libtorch where it is not loaded yet.</summary>
    /// <param name="data">Prepared by the study's protocol, which must keep the test file apart.</param>
    /// <param name="winner">The trial.</param>
    /// <param name="weights">Its artifact <see cref="HarLstm.WeightsArtifact"/>; seekable.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ArgumentException">The protocol does not keep the test file apart.</exception>
    /// <exception cref="HarException">The weights are damaged or do not fit the trial's parameters.</exception>
    public static TestResult Run(PreparedData data, FrozenTrial winner, Stream weights, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(winner);
        if (data.Test is not { } test)
        {
            throw new ArgumentException($"Protocol '{data.Protocol}' does not keep the test file apart.", nameof(data));
        }

        var stored = PyTorchStateDict.Read(weights);
        NativeTorch.EnsureLoaded();
        set_num_threads(1);
        using var tensors = NewDisposeScope();
        using var generator = new Generator(0);
        using var model = new LstmClassifier(HarLstmJob.Model(winner.Params, data.FeatureCount, data.Classes.Count), generator);
        model.Load(stored);
        var x = TensorMemory.Of(test.X, test.Y.Length, data.FeatureCount);
        var (predicted, loss) = LstmScoring.Predict(model, x, tensor(test.Y, dtype: ScalarType.Int64), cancellationToken);
        return new TestResult(
            Evaluations.Of("test", 0, data.Classes, test.Y, predicted, loss),
            [
                .. Enumerable.Range(0, test.Y.Length).GroupBy(row => test.Subjects[row]).OrderBy(each => each.Key)
                    .Select(each => new SubjectScore(each.Key, each.Count(), each.Count(row => predicted[row] == test.Y[row]))),
            ]);
    }
}
