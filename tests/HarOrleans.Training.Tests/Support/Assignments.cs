using HarOrleans.Contracts;
using HarOrleans.Data;

namespace HarOrleans.Training.Tests;

/// <summary>Studies and assignments of <c>har-lstm</c>.</summary>
internal static class Assignments
{
    public static Dictionary<string, ParamValue> Params() => new()
    {
        [HarLstm.HiddenSize] = ParamValue.Of(16),
        [HarLstm.BatchSize] = ParamValue.Of(32),
        [HarLstm.LearningRate] = ParamValue.Of(0.02),
        [HarLstm.Dropout] = ParamValue.Of(0.25),
        [HarLstm.Activation] = ParamValue.Of("tanh"),
        [HarLstm.NumLayers] = ParamValue.Of(2),
        [HarLstm.WeightDecay] = ParamValue.Of(1e-4),
    };

    public static ObjectiveSpec Objective(int epochs = 4, string folder = BlobSource.Folder, string? trainDigest = null, string? testDigest = null) => new(
        HarLstm.Name,
        new Dictionary<string, string>
        {
            [HarLstm.Protocol] = HarData.NotebookProtocol,
            [HarLstm.Epochs] = epochs.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [HarLstm.TrainSha256] = trainDigest ?? BlobSource.TrainDigest,
            [HarLstm.TestSha256] = testDigest ?? BlobSource.TestDigest,
        },
        new Dictionary<string, string> { [HarLstm.Data] = folder });

    public static TrialAssignment Trial(ObjectiveSpec? objective = null, Dictionary<string, ParamValue>? parameters = null, long seed = 11) => new(
        StudyId: 1, Number: 0, TrialId: 1, Attempt: 1, RunId: new string('0', 32), objective ?? Objective(), parameters ?? Params(), seed, Checkpoint: null);

    public static StudySpec Study(ObjectiveSpec? objective = null, IReadOnlyList<SearchParameter>? space = null) => new()
    {
        Name = "study",
        Experiment = "experiment",
        Direction = StudyDirection.Maximize,
        Objective = objective ?? Objective(),
        Sampler = new SamplerSpec("random", 0, new Dictionary<string, string>()),
        Pruner = new PrunerSpec("nop", new Dictionary<string, string>()),
        Space = space ?? [.. Params().Select(each => new SearchParameter(each.Key, new CategoricalDistribution([each.Value])))],
    };
}
