using HarOrleans.Contracts;
using HarOrleans.Training;

namespace HarOrleans.Host.Demo;

/// <summary>What <c>har demo</c> searches for each objective that it knows.</summary>
internal static class DemoSpaces
{
    private static readonly IReadOnlyList<SearchParameter> RawLstm =
    [
        new(HarLstm.HiddenSize, Choice(32, 64)),
        new(HarLstm.BatchSize, Choice(64, 128)),
        new(HarLstm.LearningRate, new FloatDistribution(5e-4, 5e-3, Log: true)),
        new(HarLstm.Dropout, new FloatDistribution(0, 0.5)),
        new(HarLstm.Activation, new CategoricalDistribution([ParamValue.Of("relu"), ParamValue.Of("tanh")])),
        new(HarLstm.NumLayers, new IntDistribution(1, 2)),
        new(HarLstm.WeightDecay, new FloatDistribution(1e-6, 1e-3, Log: true)),
    ];

    private static readonly IReadOnlyList<SearchParameter> Cnn =
    [
        new(HarCnn.Filters, Choice(16, 32, 64)),
        new(HarCnn.KernelSize, Choice(3, 5, 9)),
        new(HarLstm.NumLayers, new IntDistribution(2, 4)),
        new(HarLstm.BatchSize, Choice(32, 64, 128)),
        new(HarLstm.LearningRate, new FloatDistribution(5e-4, 5e-3, Log: true)),
        new(HarLstm.Dropout, new FloatDistribution(0, 0.5)),
        new(HarLstm.WeightDecay, new FloatDistribution(1e-6, 1e-3, Log: true)),
    ];

    /// <summary>The objectives' names, the preset first.</summary>
    internal static IReadOnlyList<string> Objectives { get; } = [HarLstm.Name, HarRawLstm.Name, HarCnn.Name];

    /// <summary>The search space, in the order in which parameters are drawn and shown.</summary>
    internal static IReadOnlyList<SearchParameter> Of(string objective) => objective switch
    {
        HarRawLstm.Name => RawLstm,
        HarCnn.Name => Cnn,
        _ => DemoStudy.Space,
    };

    private static CategoricalDistribution Choice(params long[] values) => new([.. values.Select(ParamValue.Of)]);
}
