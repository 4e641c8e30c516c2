using HarOrleans.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>
/// One training of a classifier, epoch by epoch. On the CPU the same settings and rows give the same bits, whatever else trains in
/// the process, and however often it was saved and restored on the way. To be made, used and disposed on one thread.
/// </summary>
internal sealed partial class TrainingLoop : IDisposable
{
    private readonly DisposeScope _tensors;
    private readonly TrainingSettings _settings;
    private readonly IReadOnlyList<string> _classes;
    private readonly LabelledRows _trainRows;
    private readonly LabelledRows _validationRows;
    private readonly Generator _generator;
    private readonly IClassifier _model;
    private readonly Optimizer _optimizer;
    private readonly Schedule _schedule;
    private readonly Tensor? _classWeights;
    private readonly IReadOnlyList<Tensor> _best;
    private readonly (Tensor X, Tensor Y) _train;
    private readonly (Tensor X, Tensor Y) _validation;

    /// <summary>Sets the training up before its first epoch. Loads libtorch where it is not loaded yet.</summary>
    /// <param name="model">Makes the model, its initial weights drawn from the generator.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="classes">The classes' names.</param>
    /// <param name="train">What to learn from.</param>
    /// <param name="validation">What to validate on; samples of the same shape.</param>
    public TrainingLoop(
        Func<Generator, IClassifier> model, TrainingSettings settings, IReadOnlyList<string> classes, LabelledRows train, LabelledRows validation)
    {
        NativeTorch.EnsureLoaded();

        // One thread a training: more of them spin while they wait for each other, and slow everything else in the process.
        set_num_threads(1);
        _settings = settings;
        _classes = classes;
        _trainRows = train;
        _validationRows = validation;
        _tensors = NewDisposeScope();
        _generator = new Generator((ulong)settings.Seed);
        try
        {
            var device = TrainingDevice.Require(settings.Device);
            var plain = device.type == DeviceType.CPU && settings.Precision == Precision.Float32;
            _model = plain ? model(_generator) : new PlacedClassifier(model, _generator, device, settings.Precision);
            _optimizer = settings.Optimizer.Create(_model, _model.Idle(train.SampleShape), settings.WeightDecay);
            var batches = (train.Labels.Length + settings.BatchSize - 1) / settings.BatchSize;
            _schedule = settings.Schedule.Create(settings.LearningRate, settings.Optimizer.BaseMomentum, settings.Epochs, batches);
            _classWeights = settings.ClassWeights.For(classes, train.Labels) is { } weights ? tensor(weights, device: device) : null;
            _best = [.. _model.Parameters.Select(each => each.Tensor.detach().clone())];
            _train = Load(train, device);
            _validation = Load(validation, device);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where the training stands.</summary>
    public TrainingProgress Progress { get; private set; } = TrainingProgress.None;

    /// <summary>Whether there is nothing left to train.</summary>
    public bool IsOver => Progress.IsOver(_settings);

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate => _schedule.Pace.LearningRate;

    /// <summary>Trains one epoch and validates. Where the validation accuracy is the best so far, the weights are copied and kept.</summary>
    /// <exception cref="TrainingDivergedException">The loss is no finite number any more.</exception>
    /// <exception cref="ExplodingGradientException">The gradients of a batch are not finite, or above their limit.</exception>
    public EpochResult RunEpoch(CancellationToken cancellationToken)
    {
        var epoch = Progress.Epoch + 1;
        var train = TrainOnce(epoch, cancellationToken);
        RequireFinite(train.Loss, "training", epoch);
        var (validation, _) = Evaluate("validation", epoch, cancellationToken);
        RequireFinite(validation.Loss, "validation", epoch);
        _schedule.EpochEnded(epoch, validation.Loss);

        Progress = Progress.Next(validation.Accuracy);
        if (Progress.BestEpoch == epoch)
        {
            CopyParameters(to: _best);
        }

        return new EpochResult(epoch, train, SplitScores.Of(validation));
    }

    /// <summary>Trains one epoch and validates nothing: for a refit. No weights are kept as the best; a schedule that looks at a loss looks at the training's.</summary>
    /// <exception cref="TrainingDivergedException">The loss is no finite number any more.</exception>
    /// <exception cref="ExplodingGradientException">The gradients of a batch are not finite, or above their limit.</exception>
    public SplitScores TrainEpoch(CancellationToken cancellationToken)
    {
        var epoch = Progress.Epoch + 1;
        var train = TrainOnce(epoch, cancellationToken);
        RequireFinite(train.Loss, "training", epoch);
        _schedule.EpochEnded(epoch, train.Loss);
        Progress = Progress with { Epoch = epoch };
        return train;
    }

    /// <summary>Puts the kept weights into the model and evaluates them on the validation rows, with what is predicted of each. For the end: training cannot go on from here.</summary>
    public (Evaluation Evaluation, int[] Predicted) EvaluateBest(string dataset, CancellationToken cancellationToken)
    {
        using (no_grad())
        {
            foreach (var ((_, parameter), kept) in _model.Parameters.Zip(_best))
            {
                parameter.copy_(kept);
            }
        }

        return Evaluate(dataset, Progress.BestEpoch, cancellationToken);
    }

    /// <summary>The kept weights, under PyTorch's names.</summary>
    public IReadOnlyList<WeightTensor> BestWeights() =>
    [
        .. _model.Parameters.Zip(_best, (parameter, kept) => new WeightTensor(parameter.Name, kept.shape, TensorMemory.Floats(kept).ToArray())),
    ];

    /// <summary>The weights as they are now, under PyTorch's names.</summary>
    public IReadOnlyList<WeightTensor> CurrentWeights() =>
    [
        .. _model.Parameters.Select(each => new WeightTensor(each.Name, each.Tensor.shape, TensorMemory.Floats(each.Tensor).ToArray())),
    ];

    /// <summary>Frees all tensors.</summary>
    public void Dispose()
    {
        _model?.Dispose();
        _tensors.Dispose();
        _generator.Dispose();
    }

    private (Evaluation Evaluation, int[] Predicted) Evaluate(string dataset, int epoch, CancellationToken cancellationToken)
    {
        var (predicted, loss) = Scoring.Predict(_model, _validation.X, _validation.Y, cancellationToken);
        return (Evaluations.Of(dataset, epoch, _classes, _validationRows.Labels, predicted, loss), predicted);
    }

    private static (Tensor X, Tensor Y) Load(LabelledRows rows, Device device) => (
        TensorMemory.Of(rows.Features, [rows.Labels.Length, .. rows.SampleShape]).to(device),
        tensor(rows.Labels, dtype: ScalarType.Int64).to(device));

    private void CopyParameters(IReadOnlyList<Tensor> to)
    {
        using var _ = no_grad();
        foreach (var ((_, parameter), target) in _model.Parameters.Zip(to))
        {
            target.copy_(parameter);
        }
    }
}
