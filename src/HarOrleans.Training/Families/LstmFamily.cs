using HarOrleans.Contracts;
using HarOrleans.Data;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary><c>har-lstm</c>: an LSTM on rows of features, one time step each.</summary>
internal sealed class LstmFamily : IModelFamily
{
    /// <summary>The rules of an LSTM's parameters, on whatever data.</summary>
    public static IReadOnlyList<ParameterRule> LstmRules { get; } =
    [
        ParameterRule.Whole(HarLstm.HiddenSize, 1, 4096),
        ParameterRule.Number(HarLstm.Dropout, "a number of at least 0 and below 1", value => value is >= 0 and < 1),
        ParameterRule.Word(HarLstm.Activation, ["relu", "tanh"]),
        ParameterRule.Whole(HarLstm.NumLayers, 1, 8),
        ParameterRule.Flag(HarLstm.Bidirectional, preset: false),
    ];

    /// <inheritdoc />
    public string Name => HarLstm.Name;

    /// <inheritdoc />
    public IReadOnlyList<ParameterRule> Rules => LstmRules;

    /// <inheritdoc />
    public bool ReadsWindows => false;

    /// <inheritdoc />
    public long Weights(IReadOnlyDictionary<string, ParamValue> values, PreparedData data) => Options(values, data).Weights;

    /// <inheritdoc />
    public IClassifier Create(IReadOnlyDictionary<string, ParamValue> values, PreparedData data, Generator generator) =>
        new LstmClassifier(Options(values, data), generator);

    /// <summary>The model's shape.</summary>
    public static LstmOptions Options(IReadOnlyDictionary<string, ParamValue> values, PreparedData data) => new(
        data.FeatureCount,
        data.Classes.Count,
        (int)values[HarLstm.HiddenSize].AsInt(),
        (int)values[HarLstm.NumLayers].AsInt(),
        values[HarLstm.Dropout].AsDouble(),
        values[HarLstm.Activation].AsString() == "relu" ? Activation.Relu : Activation.Tanh,
        values[HarLstm.Bidirectional].AsBool());
}
