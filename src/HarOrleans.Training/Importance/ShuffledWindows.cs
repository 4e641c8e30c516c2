namespace HarOrleans.Training;

/// <summary>The windows that a model is asked about with one channel shuffled, over and over. One caller at a time; owns the model.</summary>
internal sealed class ShuffledWindows : IDisposable
{
    private readonly TrainedModel _model;
    private readonly float[] _x;
    private readonly int[] _y;
    private readonly float[] _shuffled;

    /// <summary>Takes the model over.</summary>
    public ShuffledWindows(TrainedModel model, float[] x, int[] y)
    {
        (_model, _x, _y) = (model, x, y);
        if (y.Length == 0 || x.Length != y.Length * Steps * Channels)
        {
            model.Dispose();
            throw new ArgumentException($"There are {x.Length} values for {y.Length} windows of {Steps} x {Channels}.", nameof(x));
        }

        _shuffled = [.. x];
    }

    /// <summary>Values of a time step.</summary>
    public int Channels => _model.Shape.Features;

    private int Steps => _model.Steps;

    /// <summary>How many windows are predicted correctly as they are.</summary>
    public int Correct(CancellationToken cancellationToken) => _model.Predict(_x, cancellationToken).Predicted().Zip(_y).Count(pair => pair.First == pair.Second);

    /// <summary>How many windows are predicted correctly where window r has the channel of window order[r].</summary>
    public int Correct(int channel, int[] order, CancellationToken cancellationToken)
    {
        Move(channel, order);
        var correct = _model.Predict(_shuffled, cancellationToken).Predicted().Zip(_y).Count(pair => pair.First == pair.Second);
        Move(channel, [.. Enumerable.Range(0, order.Length)]);
        return correct;
    }

    /// <inheritdoc />
    public void Dispose() => _model.Dispose();

    private void Move(int channel, int[] order)
    {
        var window = Steps * Channels;
        for (var row = 0; row < order.Length; row++)
        {
            for (var at = channel; at < window; at += Channels)
            {
                _shuffled[(row * window) + at] = _x[(order[row] * window) + at];
            }
        }
    }
}
