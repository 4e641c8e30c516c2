using HarOrleans.Contracts;
using HarOrleans.Data;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary><c>har-raw-lstm</c>: an LSTM that reads raw sensor windows, 128 time steps of nine channels.</summary>
internal sealed class RawLstmFamily : IModelFamily
{
    /// <inheritdoc />
    public string Name => HarRawLstm.Name;

    /// <inheritdoc />
    public IReadOnlyList<ParameterRule> Rules => LstmFamily.LstmRules;

    /// <inheritdoc />
    public bool ReadsWindows => true;

    /// <inheritdoc />
    public long Weights(IReadOnlyDictionary<string, ParamValue> values, PreparedData data) => LstmFamily.Options(values, data).Weights;

    /// <inheritdoc />
    public IClassifier Create(IReadOnlyDictionary<string, ParamValue> values, PreparedData data, Generator generator) =>
        new LstmClassifier(LstmFamily.Options(values, data), generator);
}
