using HarOrleans.Contracts;
using HarOrleans.Data;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>The test of a study's winner: its kept weights on the test file, which nothing was chosen by.</summary>
public static class HarLstmTest
{
    /// <summary>Predicts the test rows. The same weights and data give the same result; loads libtorch where it is not loaded yet.</summary>
    /// <param name="data">Prepared by the study's protocol, which must keep the test file apart.</param>
    /// <param name="objective">The study's objective: its name and settings say which model the weights are of.</param>
    /// <param name="winner">The trial.</param>
    /// <param name="weights">Its artifact <see cref="HarLstm.WeightsArtifact"/>; seekable.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ArgumentException">The protocol does not keep the test file apart.</exception>
    /// <exception cref="HarException">The weights are damaged or do not fit the trial's parameters.</exception>
    public static TestResult Run(PreparedData data, ObjectiveSpec objective, FrozenTrial winner, Stream weights, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(winner);
        if (data.Test is not { } test)
        {
            throw new ArgumentException($"Protocol '{data.Protocol}' does not keep the test file apart.", nameof(data));
        }

        return Run(data, test, objective, winner, PyTorchStateDict.Read(weights), cancellationToken);
    }

    /// <summary>Predicts test rows with weights.</summary>
    internal static TestResult Run(
        PreparedData data, TestRows test, ObjectiveSpec objective, FrozenTrial winner, IReadOnlyList<WeightTensor> weights, CancellationToken cancellationToken)
    {
        NativeTorch.EnsureLoaded();
        set_num_threads(1);
        using var tensors = NewDisposeScope();
        using var generator = new Generator(0);
        var family = ModelFamilies.Of(objective.Name);
        using var model = family.Create(TrialValues.Of(family.AllRules(), objective, winner.Params), data, generator);
        model.Load(weights);
        var x = TensorMemory.Of(test.X, [test.Y.Length, .. TrialData.Rows(data, test.X, test.Y).SampleShape]);
        var (predicted, loss) = Scoring.Predict(model, x, tensor(test.Y, dtype: ScalarType.Int64), cancellationToken);
        return new TestResult(
            Evaluations.Of("test", 0, data.Classes, test.Y, predicted, loss),
            [
                .. Enumerable.Range(0, test.Y.Length).GroupBy(row => test.Subjects[row]).OrderBy(each => each.Key)
                    .Select(each => new SubjectScore(each.Key, each.Count(), each.Count(row => predicted[row] == test.Y[row]))),
            ]);
    }
}
