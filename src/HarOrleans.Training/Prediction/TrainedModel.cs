using HarOrleans.Contracts;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>A trained classifier, ready to predict. Sizes come from the weights. Loads libtorch at the first one. One caller at a time.</summary>
public sealed class TrainedModel : IDisposable
{
    private const int BatchRows = 1024;
    private const int BatchWindows = 128;
    private readonly IClassifier _model;

    private TrainedModel(ModelShape shape, int steps, IClassifier model) => (Shape, Steps, _model) = (shape, steps, model);

    /// <summary>Names of the activations of an LSTM classifier.</summary>
    public static IReadOnlyList<string> Activations { get; } = ["tanh", "relu"];

    /// <summary>Its sizes.</summary>
    public ModelShape Shape { get; }

    /// <summary>Time steps of a sample; the weights do not say it.</summary>
    public int Steps { get; }

    /// <summary>Makes the model.</summary>
    /// <param name="weights">Its weights, see <see cref="ModelWeights"/>.</param>
    /// <param name="activation">A name of <see cref="Activations"/>: what stands between an LSTM and the output layer; the weights do not say it. Of no meaning to other models.</param>
    /// <param name="windows">Whether its samples are raw windows instead of rows of one time step; null for what the sizes make likely.</param>
    /// <exception cref="HarException">The weights are not those of such a model.</exception>
    public static TrainedModel Of(IReadOnlyList<WeightTensor> weights, string activation, bool? windows = null)
    {
        var shape = ModelShape.Of(weights);
        var known = activation switch
        {
            "tanh" => Activation.Tanh,
            "relu" => Activation.Relu,
            _ => throw new ArgumentException($"'{activation}' is no activation; there are {string.Join(", ", Activations)}.", nameof(activation)),
        };
        NativeTorch.EnsureLoaded();
        set_num_threads(1);
        using var generator = new Generator(0);
        IClassifier model = shape switch
        {
            LstmShape lstm => new LstmClassifier(new LstmOptions(lstm.Features, lstm.Classes, lstm.HiddenSize, lstm.Layers, 0, known, lstm.Bidirectional), generator),
            CnnShape cnn => new CnnClassifier(new CnnOptions(cnn.Features, cnn.Classes, cnn.Filters, cnn.KernelSize, cnn.Layers, 0), generator),
            _ => throw new ArgumentException($"There is no model for {shape}.", nameof(weights)),
        };
        var named = weights.ToDictionary(each => each.Name, StringComparer.Ordinal);
        model.Load([.. shape.Parts().Select(part => named[part.Name])]);
        return new TrainedModel(shape, ModelShape.StepsOf(windows ?? shape.ReadsWindows), model);
    }

    /// <summary>Predicts samples. The same samples give the same numbers.</summary>
    /// <param name="x">Row-major, samples x <see cref="Steps"/> x features, prepared as the training rows were.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ArgumentException">The values do not fill whole samples.</exception>
    public ModelOutput Predict(float[] x, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        var width = Steps * Shape.Features;
        if (x.Length % width != 0)
        {
            throw new ArgumentException($"{x.Length} values are not whole rows of {(Steps == 1 ? string.Empty : $"{Steps} x ")}{Shape.Features} features.", nameof(x));
        }

        var (rows, most) = (x.Length / width, Steps == 1 ? BatchRows : BatchWindows);
        var logits = new float[rows * Shape.Classes];
        using var _ = no_grad();
        for (var start = 0; start < rows; start += most)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var batch = NewDisposeScope();
            var count = Math.Min(most, rows - start);
            long[] sample = Steps == 1 ? [count, Shape.Features] : [count, Steps, Shape.Features];
            var part = _model.Forward(TensorMemory.Of(x.AsSpan(start * width, count * width), sample)).contiguous();
            TensorMemory.Floats(part).CopyTo(logits.AsSpan(start * Shape.Classes));
        }

        return new ModelOutput(logits, Shape.Classes);
    }

    /// <inheritdoc />
    public void Dispose() => _model.Dispose();
}
