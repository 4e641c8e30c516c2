using HarOrleans.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>
/// One training of an <see cref="LstmClassifier"/>, epoch by epoch, on the CPU. The same settings and rows give the same bits, whatever else trains in
/// the process, and however often it was saved and restored on the way. To be made, used and disposed on one thread.
/// </summary>
internal sealed partial class LstmTraining : IDisposable
{
    private readonly DisposeScope _tensors;
    private readonly LstmOptions _options;
    private readonly TrainingSettings _settings;
    private readonly IReadOnlyList<string> _classes;
    private readonly LabelledRows _trainRows;
    private readonly LabelledRows _validationRows;
    private readonly Generator _generator;
    private readonly LstmClassifier _model;
    private readonly Adam _adam;
    private readonly IReadOnlyList<Tensor> _best;
    private readonly (Tensor X, Tensor Y) _train;
    private readonly (Tensor X, Tensor Y) _validation;

    /// <summary>Sets the training up before its first epoch. Loads libtorch where it is not loaded yet.</summary>
    public LstmTraining(LstmOptions options, TrainingSettings settings, IReadOnlyList<string> classes, LabelledRows train, LabelledRows validation)
    {
        NativeTorch.EnsureLoaded();

        // One thread a training: more of them spin while they wait for each other, and slow everything else in the process.
        set_num_threads(1);
        _options = options;
        _settings = settings;
        _classes = classes;
        _trainRows = train;
        _validationRows = validation;
        _tensors = NewDisposeScope();
        _generator = new Generator((ulong)settings.Seed);
        _model = new LstmClassifier(options, _generator);
        _adam = new Adam([.. _model.Parameters.Select(each => each.Tensor)], settings.LearningRate, settings.WeightDecay);
        _best = [.. _model.Parameters.Select(each => each.Tensor.detach().clone())];
        _train = Load(train);
        _validation = Load(validation);
    }

    /// <summary>Where the training stands.</summary>
    public TrainingProgress Progress { get; private set; } = TrainingProgress.None;

    /// <summary>Whether there is nothing left to train.</summary>
    public bool IsOver => Progress.IsOver(_settings);

    /// <summary>Trains one epoch and validates. Where the validation accuracy is the best so far, the weights are copied and kept.</summary>
    /// <exception cref="HarException">The loss is no finite number any more.</exception>
    public EpochResult RunEpoch(CancellationToken cancellationToken)
    {
        var epoch = Progress.Epoch + 1;
        var train = TrainOnce(cancellationToken);
        RequireFinite(train.Loss, "training", epoch);
        var validation = Evaluate(_validation, _validationRows.Labels, "validation", epoch, cancellationToken);
        RequireFinite(validation.Loss, "validation", epoch);

        Progress = Progress.Next(validation.Accuracy);
        if (Progress.BestEpoch == epoch)
        {
            CopyParameters(to: _best);
        }

        return new EpochResult(epoch, train, SplitScores.Of(validation));
    }

    /// <summary>Puts the kept weights into the model and evaluates them on the validation rows. For the end: training cannot go on from here.</summary>
    public Evaluation EvaluateBest(string dataset, CancellationToken cancellationToken)
    {
        using (no_grad())
        {
            foreach (var ((_, parameter), kept) in _model.Parameters.Zip(_best))
            {
                parameter.copy_(kept);
            }
        }

        return Evaluate(_validation, _validationRows.Labels, dataset, Progress.BestEpoch, cancellationToken);
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
        _model.Dispose();
        _tensors.Dispose();
        _generator.Dispose();
    }

    private SplitScores TrainOnce(CancellationToken cancellationToken)
    {
        using var epoch = NewDisposeScope();
        var rows = _trainRows.Labels.Length;
        var order = randperm(rows, generator: _generator);
        var predicted = empty([rows], ScalarType.Int64);
        var loss = zeros([], ScalarType.Float64);
        for (var start = 0; start < rows; start += _settings.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var batch = NewDisposeScope();
            var count = Math.Min(_settings.BatchSize, rows - start);
            var chosen = order.narrow(0, start, count);
            var logits = _model.Forward(_train.X.index_select(0, chosen), _generator);
            var mean = nn.functional.cross_entropy(logits, _train.Y.index_select(0, chosen));
            mean.backward();
            _adam.Step();
            LstmScoring.Note(logits, mean, start, count, predicted, loss);
        }

        var labels = _train.Y.index_select(0, order);
        return SplitScores.Of(Evaluations.Of(
            "train", Progress.Epoch + 1, _classes, LstmScoring.Indices(labels), LstmScoring.Indices(predicted), loss.item<double>() / rows));
    }

    private Evaluation Evaluate((Tensor X, Tensor Y) data, int[] labels, string dataset, int epoch, CancellationToken cancellationToken)
    {
        var (predicted, loss) = LstmScoring.Predict(_model, data.X, data.Y, cancellationToken);
        return Evaluations.Of(dataset, epoch, _classes, labels, predicted, loss);
    }

    private (Tensor X, Tensor Y) Load(LabelledRows rows) => (
        TensorMemory.Of(rows.Features, rows.Labels.Length, _options.Features),
        tensor(rows.Labels, dtype: ScalarType.Int64));

    private void CopyParameters(IReadOnlyList<Tensor> to)
    {
        using var _ = no_grad();
        foreach (var ((_, parameter), target) in _model.Parameters.Zip(to))
        {
            target.copy_(parameter);
        }
    }

    private void RequireFinite(double loss, string which, int epoch)
    {
        if (!double.IsFinite(loss))
        {
            throw new HarException(FormattableString.Invariant(
                $"The {which} loss of epoch {epoch} is {loss}, not a finite number: training has diverged (learning rate {_settings.LearningRate}). Look for values that are not finite in the data, or lower the learning rate."));
        }
    }
}
