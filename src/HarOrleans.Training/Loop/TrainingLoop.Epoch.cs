using HarOrleans.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Training;

internal sealed partial class TrainingLoop
{
    private SplitScores TrainOnce(int epoch, CancellationToken cancellationToken)
    {
        using var pass = NewDisposeScope();
        var rows = _trainRows.Labels.Length;
        var order = randperm(rows, generator: _generator).to(_train.Y.device);
        var labels = _train.Y.index_select(0, order);
        var predicted = empty_like(labels);
        var loss = zeros([], ScalarType.Float64, labels.device);
        for (var start = 0; start < rows; start += _settings.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var batch = NewDisposeScope();
            var count = Math.Min(_settings.BatchSize, rows - start);
            var logits = _model.Forward(_train.X.index_select(0, order.narrow(0, start, count)), _generator);
            var mean = nn.functional.cross_entropy(
                logits, labels.narrow(0, start, count), weight: _classWeights, label_smoothing: _settings.LabelSmoothing);
            _model.Backward(mean);
            LimitGradients(mean, epoch, start);
            _optimizer.Step(_schedule.Pace);
            _schedule.StepEnded(_optimizer.Steps);
            Scoring.Note(logits, mean, start, count, predicted, loss);
        }

        _optimizer.Settle();
        return SplitScores.Of(Evaluations.Of(
            "train", epoch, _classes, Scoring.Indices(labels), Scoring.Indices(predicted), loss.item<double>() / rows));
    }

    /// <summary>Stops where the gradients have exploded, and clips them where that is asked for.</summary>
    private void LimitGradients(Tensor loss, int epoch, int start)
    {
        var norm = Gradients.Norm(_model.Parameters);
        if (!double.IsFinite(norm) || norm > _settings.GradientLimit)
        {
            RequireFinite(loss.item<float>(), "training", epoch);
            var batch = (start / _settings.BatchSize) + 1;
            var limit = double.IsFinite(norm) ? FormattableString.Invariant($"above the limit of {_settings.GradientLimit}") : "not a finite number";
            throw new ExplodingGradientException(FormattableString.Invariant(
                $"The gradient norm of epoch {epoch}, batch {batch} is {norm}, {limit}: the gradients have exploded (learning rate {LearningRate}). Look for values that are not finite in the data, lower the learning rate, or set clip_norm."));
        }

        if (_settings.ClipNorm is { } most)
        {
            Gradients.ClipNorm(_model.Parameters, norm, most);
        }

        if (_settings.ClipValue is { } value)
        {
            Gradients.ClipValue(_model.Parameters, value);
        }
    }

    private void RequireFinite(double loss, string which, int epoch)
    {
        if (!double.IsFinite(loss))
        {
            throw new TrainingDivergedException(FormattableString.Invariant(
                $"The {which} loss of epoch {epoch} is {loss}, not a finite number: training has diverged (learning rate {_settings.LearningRate}). Look for values that are not finite in the data, or lower the learning rate."));
        }
    }
}
