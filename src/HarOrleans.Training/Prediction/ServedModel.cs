using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Data.Features;
using HarOrleans.Data.Windows;

namespace HarOrleans.Training;

/// <summary>A model with its preparation: takes raw rows, raw sensor windows or prepared inputs, and says classes with their probabilities. Safe on several threads, which take turns.</summary>
public sealed class ServedModel : IScoringModel
{
    private readonly TrainedModel _model;
    private readonly Lock _turn = new();

    private ServedModel(TrainedModel model, Preparation preparation) => (_model, Preparation) = (model, preparation);

    /// <summary>How raw columns become its input.</summary>
    public Preparation Preparation { get; }

    /// <summary>Its sizes.</summary>
    public ModelShape Shape => _model.Shape;

    /// <summary>Whether its samples are raw sensor windows, which it takes as they were measured and scales itself, instead of rows of features.</summary>
    public bool ReadsWindows => _model.Steps > 1;

    /// <summary>Puts a model together.</summary>
    /// <param name="weights">Its weights.</param>
    /// <param name="activation">A name of <see cref="TrainedModel.Activations"/>.</param>
    /// <param name="preparation">What prepared its training rows.</param>
    /// <param name="windows">Whether its samples are raw windows; null for what the sizes make likely.</param>
    /// <exception cref="HarException">Weights and preparation do not fit together, or the weights are not those of a classifier.</exception>
    public static ServedModel Of(IReadOnlyList<WeightTensor> weights, string activation, Preparation preparation, bool? windows = null)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        var shape = ModelShape.Of(weights);
        if (shape.Features != preparation.FeatureNames.Count || shape.Classes != preparation.Classes.Count)
        {
            throw new HarException(FormattableString.Invariant($"The model takes {shape.Features} features and tells {shape.Classes} classes apart, but its preparation makes {preparation.FeatureNames.Count} features of {preparation.Classes.Count} classes."));
        }

        return new ServedModel(TrainedModel.Of(weights, activation, windows), preparation);
    }

    /// <summary>Opens a model as a trial logs it: <c>MLmodel</c>, and beside it the weights and the preparation that it names.</summary>
    /// <param name="open">Opens one of the model's files by its name; null where there is none.</param>
    /// <exception cref="HarException">A file is missing or damaged, or the files do not fit together.</exception>
    public static ServedModel Open(Func<string, Stream?> open)
    {
        var parts = LoggedModelParts.Read(open);
        return Of(parts.Weights, parts.Activation, parts.Preparation, parts.Objective is { } objective ? HarObjectives.ReadsWindows(objective) : null);
    }

    /// <summary>Predicts raw rows: unscaled columns, found by name.</summary>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="values">Row-major, rows x columns.</param>
    /// <exception cref="InvalidSpecException">The rows do not have the model's columns, hold something other than finite numbers, or the model reads windows.</exception>
    public IReadOnlyList<Prediction> PredictRows(IReadOnlyList<string> columns, ReadOnlyMemory<double> values) => ReadsWindows
        ? throw new InvalidSpecException([FormattableString.Invariant($"rows: the model reads raw sensor windows of {_model.Steps} x {Shape.Features}, not rows of columns. Give windows: an .npz file, or instances of [-1, {_model.Steps}, {Shape.Features}].")])
        : Predict(Preparation.Apply(columns, values));

    /// <summary>Predicts raw sensor windows: their channels are scaled, or their features computed, first.</summary>
    /// <param name="windows">The windows.</param>
    /// <exception cref="InvalidSpecException">The model was trained with columns that windows do not have.</exception>
    /// <remarks>They are prepared to the bit as its training's were.</remarks>
    public IReadOnlyList<Prediction> PredictWindows(InertialWindows windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        if (ReadsWindows)
        {
            return Predict(Preparation.Apply(HarWindows.Channels, Array.ConvertAll(windows.Values, value => (double)value)));
        }

        return Predict(WindowInputs.Of(windows, Preparation));
    }

    /// <summary>Predicts inputs as the signature of a model on rows has them: prepared already, rows x 1 x features.</summary>
    /// <param name="inputs">Row-major.</param>
    /// <exception cref="InvalidSpecException">They do not fill whole rows, or are not finite, or the model reads windows.</exception>
    public IReadOnlyList<Prediction> PredictInputs(float[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (ReadsWindows)
        {
            throw new InvalidSpecException([FormattableString.Invariant($"inputs: the model reads raw sensor windows. Give [-1, {_model.Steps}, {Shape.Features}].")]);
        }

        if (inputs.Length % Shape.Features != 0)
        {
            throw new InvalidSpecException([FormattableString.Invariant($"inputs: {inputs.Length} numbers do not fill rows of {Shape.Features} features.")]);
        }

        return Array.FindIndex(inputs, value => !float.IsFinite(value)) is var wrong and >= 0
            ? throw new InvalidSpecException([FormattableString.Invariant($"inputs: row {wrong / Shape.Features} has {inputs[wrong]} at feature {wrong % Shape.Features}. Give finite numbers.")])
            : Predict(inputs);
    }

    /// <inheritdoc />
    IReadOnlyList<Prediction> IScoringModel.Predict(ReadOnlyMemory<byte> request) => ScoringRequest.Answer(this, request);

    /// <inheritdoc />
    ModelEvaluation IScoringModel.Evaluate(ReadOnlyMemory<byte> request, IReadOnlyList<string> targets, string dataset) =>
        LabelledPredictions.Evaluate(dataset, Preparation.Classes, ScoringRequest.Answer(this, request), targets);

    /// <inheritdoc />
    public void Dispose() => _model.Dispose();

    private Prediction[] Predict(float[] x)
    {
        ModelOutput output;
        lock (_turn)
        {
            output = _model.Predict(x);
        }

        var probabilities = output.Probabilities();
        return [.. output.Predicted().Select((label, row) => new Prediction(
            Preparation.Classes[label],
            new OrderedDictionary<string, double>(Preparation.Classes.Select((name, at) => KeyValuePair.Create(name, probabilities[(row * output.Classes) + at])))))];
    }
}
