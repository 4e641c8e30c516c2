using HarOrleans.Contracts;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>A trained classifier, ready to predict. Sizes come from the weights. Loads libtorch at the first one. One caller at a time.</summary>
public sealed class TrainedModel : IDisposable
{
    private const int BatchRows = 1024;
    private readonly LstmClassifier _model;

    private TrainedModel(LstmShape shape, string activation, LstmClassifier model) => (Shape, Activation, _model) = (shape, activation, model);

    /// <summary>Names of the activations.</summary>
    public static IReadOnlyList<string> Activations { get; } = ["tanh", "relu"];

    /// <summary>Its sizes.</summary>
    public LstmShape Shape { get; }

    /// <summary>What stands between the LSTM and the output layer; the weights do not say it.</summary>
    public string Activation { get; }

    /// <summary>Makes the model.</summary>
    /// <param name="weights">Its weights, see <see cref="ModelWeights"/>.</param>
    /// <param name="activation">A name of <see cref="Activations"/>.</param>
    /// <exception cref="HarException">The weights are not those of such a model.</exception>
    public static TrainedModel Of(IReadOnlyList<WeightTensor> weights, string activation)
    {
        var shape = LstmShape.Of(weights);
        var known = activation switch
        {
            "tanh" => Training.Activation.Tanh,
            "relu" => Training.Activation.Relu,
            _ => throw new ArgumentException($"'{activation}' is no activation; there are {string.Join(", ", Activations)}.", nameof(activation)),
        };
        NativeTorch.EnsureLoaded();
        set_num_threads(1);
        using var generator = new Generator(0);
        var model = new LstmClassifier(new LstmOptions(shape.Features, shape.Classes, shape.HiddenSize, shape.Layers, 0, known), generator);
        var named = weights.ToDictionary(each => each.Name, StringComparer.Ordinal);
        model.Load([.. shape.Parts().Select(part => named[part.Name])]);
        return new TrainedModel(shape, activation, model);
    }

    /// <summary>Predicts rows of one time step each. The same rows give the same numbers.</summary>
    /// <param name="x">Row-major, rows x <see cref="LstmShape.Features"/>, prepared as the training rows were.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ArgumentException">The values do not fill whole rows.</exception>
    public ModelOutput Predict(float[] x, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Length % Shape.Features != 0)
        {
            throw new ArgumentException($"{x.Length} values are not whole rows of {Shape.Features} features.", nameof(x));
        }

        var rows = x.Length / Shape.Features;
        var logits = new float[rows * Shape.Classes];
        using var _ = no_grad();
        for (var start = 0; start < rows; start += BatchRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var batch = NewDisposeScope();
            var count = Math.Min(BatchRows, rows - start);
            var part = _model.Forward(TensorMemory.Of(x.AsSpan(start * Shape.Features, count * Shape.Features), count, Shape.Features)).contiguous();
            TensorMemory.Floats(part).CopyTo(logits.AsSpan(start * Shape.Classes));
        }

        return new ModelOutput(logits, Shape.Classes);
    }

    /// <inheritdoc />
    public void Dispose() => _model.Dispose();
}
