using HarOrleans.Contracts;
using HarOrleans.Data;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary><c>har-cnn</c>: a one-dimensional convolutional network on raw sensor windows.</summary>
internal sealed class CnnFamily : IModelFamily
{
    /// <inheritdoc />
    public string Name => HarCnn.Name;

    /// <inheritdoc />
    public IReadOnlyList<ParameterRule> Rules { get; } =
    [
        ParameterRule.Whole(HarCnn.Filters, 1, 1024),
        new(HarCnn.KernelSize, "an odd number from 1 to 63", value => value.Kind == ParamKind.Int && value.AsInt() is >= 1 and <= 63 && value.AsInt() % 2 == 1),
        ParameterRule.Whole(HarLstm.NumLayers, 1, 6),
        ParameterRule.Number(HarLstm.Dropout, "a number of at least 0 and below 1", value => value is >= 0 and < 1),
    ];

    /// <inheritdoc />
    public bool ReadsWindows => true;

    /// <inheritdoc />
    public long Weights(IReadOnlyDictionary<string, ParamValue> values, PreparedData data) => Options(values, data).Weights;

    /// <inheritdoc />
    public IClassifier Create(IReadOnlyDictionary<string, ParamValue> values, PreparedData data, Generator generator) =>
        new CnnClassifier(Options(values, data), generator);

    private static CnnOptions Options(IReadOnlyDictionary<string, ParamValue> values, PreparedData data) => new(
        data.FeatureCount,
        data.Classes.Count,
        (int)values[HarCnn.Filters].AsInt(),
        (int)values[HarCnn.KernelSize].AsInt(),
        (int)values[HarLstm.NumLayers].AsInt(),
        values[HarLstm.Dropout].AsDouble());
}
