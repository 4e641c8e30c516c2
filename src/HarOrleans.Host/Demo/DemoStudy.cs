using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Training;

namespace HarOrleans.Host.Demo;

/// <summary>The study that <c>har demo</c> makes.</summary>
internal static class DemoStudy
{
    /// <summary>The experiment of its runs.</summary>
    internal const string Experiment = "LSTM_HAR";

    /// <summary>Settings of the objective that come from options of their own.</summary>
    internal static readonly string[] OwnSettings = [HarLstm.Protocol, HarLstm.Epochs, HarLstm.TrainSha256, HarLstm.TestSha256];

    /// <summary>The search space of <c>har-lstm</c>, in the order in which parameters are drawn and shown.</summary>
    internal static IReadOnlyList<SearchParameter> Space { get; } =
    [
        new(HarLstm.HiddenSize, Choice(32, 64, 128, 256)),
        new(HarLstm.BatchSize, Choice(32, 64, 128)),
        new(HarLstm.LearningRate, new FloatDistribution(1e-4, 1e-3, Log: true)),
        new(HarLstm.Dropout, new FloatDistribution(0, 0.5)),
        new(HarLstm.Activation, new CategoricalDistribution([ParamValue.Of("relu"), ParamValue.Of("tanh")])),
        new(HarLstm.NumLayers, new IntDistribution(1, 3)),
        new(HarLstm.WeightDecay, new FloatDistribution(1e-6, 1e-3, Log: true)),
    ];

    /// <summary>Refuses options that contradict each other.</summary>
    /// <exception cref="BadInputException">More trials at a time than may be open.</exception>
    internal static void Check(DemoOptions options)
    {
        if (options.Parallel > options.Window)
        {
            throw new BadInputException(
                $"--parallel {options.Parallel}: at most --window {options.Window} trials may be open at a time. Give --parallel at most that, or a new study a larger --window.");
        }
    }

    /// <summary>The study's specification for these options and this data.</summary>
    internal static StudySpec Spec(DemoOptions options, DatasetFacts dataset, IReadOnlyDictionary<string, string> hints) =>
        Spec(options, dataset.TrainSha256, dataset.TestSha256, hints);

    /// <summary>The study's specification for these options and the data of these digests.</summary>
    internal static StudySpec Spec(DemoOptions options, string trainSha256, string testSha256, IReadOnlyDictionary<string, string> hints) => new()
    {
        Name = options.Study,
        Experiment = Experiment,
        Direction = StudyDirection.Maximize,
        Space = FixedParameters.Apply(DemoSpaces.Of(options.Objective), options.Settings),
        Objective = new ObjectiveSpec(
            options.Objective,
            new Dictionary<string, string>(options.Settings.Where(each => DemoSpaces.Of(options.Objective).All(parameter => parameter.Name != each.Key)))
            {
                [HarLstm.Protocol] = options.Protocol,
                [HarLstm.Epochs] = options.Epochs.ToString(CultureInfo.InvariantCulture),
                [HarLstm.TrainSha256] = trainSha256,
                [HarLstm.TestSha256] = testSha256,
            },
            hints),
        Sampler = new SamplerSpec("tpe", options.Seed, new Dictionary<string, string>()),
        Pruner = new PrunerSpec("median", new Dictionary<string, string>()),
        Window = options.Window,
    };

    private static CategoricalDistribution Choice(params long[] values) => new([.. values.Select(ParamValue.Of)]);
}
