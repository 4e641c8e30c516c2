using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>Predictions of a model on many rows, without gradients and dropout.</summary>
internal static class Scoring
{
    private const int BatchValues = 1 << 20;
    private const int MostRows = 1024;

    /// <summary>The predicted class of each row, and the mean cross entropy in nats.</summary>
    public static (int[] Predicted, double Loss) Predict(IClassifier model, Tensor x, Tensor y, CancellationToken cancellationToken)
    {
        using var pass = NewDisposeScope();
        using var _ = no_grad();
        var rows = (int)y.shape[0];
        var most = (int)Math.Clamp(BatchValues * (long)rows / Math.Max(1, x.numel()), 1, MostRows);
        var predicted = empty_like(y);
        var loss = zeros([], ScalarType.Float64, y.device);
        for (var start = 0; start < rows; start += most)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var batch = NewDisposeScope();
            var count = Math.Min(most, rows - start);
            var logits = model.Forward(x.narrow(0, start, count));
            Note(logits, nn.functional.cross_entropy(logits, y.narrow(0, start, count)), start, count, predicted, loss);
        }

        return (Indices(predicted), loss.item<double>() / rows);
    }

    /// <summary>Keeps a batch's predictions and loss as tensors; they are looked at once, after the last batch.</summary>
    public static void Note(Tensor logits, Tensor meanLoss, int start, int count, Tensor predicted, Tensor loss)
    {
        predicted.narrow(0, start, count).copy_(logits.detach().argmax(1));

        // Not the number itself: the library would hand libtorch a Scalar that nothing holds, and the garbage collector may free it under the call.
        using var rows = count.ToScalar();
        loss.add_(meanLoss.detach(), alpha: rows);
    }

    /// <summary>Class indices of a tensor.</summary>
    public static int[] Indices(Tensor classes) => Array.ConvertAll(classes.cpu().data<long>().ToArray(), each => (int)each);
}
