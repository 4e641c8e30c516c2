using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>
/// Permutation importance (Breiman 2001) with scikit-learn's semantics and shuffles, scored by accuracy. Shuffling one column changes the first layer's pre-activations by the outer product of the
/// change and the column's weights, so the large matrix product is made once and not for each column and repeat. A raw window has no such short cut.
/// </summary>
public static class PermutationImportance
{
    /// <summary>Measures every feature. The same input gives the same figures, on however many processors.</summary>
    /// <param name="weights">The model's weights.</param>
    /// <param name="activation">A name of <see cref="TrainedModel.Activations"/>.</param>
    /// <param name="x">Row-major, rows x features, prepared as the training rows were; one time step a row.</param>
    /// <param name="y">The class of each row; at least one.</param>
    /// <param name="repeats">Shuffles of each feature, at least 1.</param>
    /// <param name="seed"><c>random_state</c>.</param>
    /// <param name="progress">Hears how many of the features are done; from several threads.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="HarException">The weights are not those of an LSTM classifier.</exception>
    /// <exception cref="ArgumentException">The values do not fit the model or the labels.</exception>
    public static FeatureImportance Of(
        IReadOnlyList<WeightTensor> weights, string activation, float[] x, int[] y, int repeats, uint seed, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        var shape = LstmShape.Of(weights);
        if (y.Length == 0 || x.Length != y.Length * shape.Features)
        {
            throw new ArgumentException($"There are {x.Length} values for {y.Length} rows of {shape.Features} features.", nameof(x));
        }

        var network = new SingleStepNetwork(weights, shape, activation == "relu");
        var rows = new ShuffledRows(network, x, y);
        var orders = Shuffles.Of(y.Length, repeats, seed);
        var (correct, done) = (new int[shape.Features][], 0);
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(
            0,
            shape.Features,
            options,
            network.Room,
            (feature, _, room) =>
            {
                correct[feature] = rows.Correct(feature, orders, room);
                progress?.Report(Interlocked.Increment(ref done));
                return room;
            },
            _ => { });
        return Of(rows.BaseCorrect, correct, y.Length);
    }

    /// <summary>
    /// Measures every channel of raw windows: a channel's whole series moves from window to window, and the shuffled windows are predicted anew, each time all of them. The same input gives the same
    /// figures, on however many processors.
    /// </summary>
    /// <param name="weights">The weights of a model on windows.</param>
    /// <param name="activation">A name of <see cref="TrainedModel.Activations"/>.</param>
    /// <param name="x">Row-major, windows x time steps x channels, prepared as the training windows were.</param>
    /// <param name="y">The class of each window; at least one.</param>
    /// <param name="repeats">Shuffles of each channel, at least 1.</param>
    /// <param name="seed"><c>random_state</c>.</param>
    /// <param name="progress">Hears how many of the channels x repeats predictions are done; from several threads.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="HarException">The weights are not those of a classifier.</exception>
    /// <exception cref="ArgumentException">The values do not fit the model or the labels.</exception>
    public static FeatureImportance OfWindows(
        IReadOnlyList<WeightTensor> weights, string activation, float[] x, int[] y, int repeats, uint seed, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        ShuffledWindows Worker() => new(TrainedModel.Of(weights, activation, windows: true), x, y);
        using var first = Worker();
        var whole = first.Correct(cancellationToken);
        var (orders, correct, done) = (Shuffles.Of(y.Length, repeats, seed), new int[first.Channels][], 0);
        foreach (var channel in Enumerable.Range(0, correct.Length))
        {
            correct[channel] = new int[repeats];
        }

        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(
            0,
            first.Channels * repeats,
            options,
            Worker,
            (job, _, worker) =>
            {
                correct[job / repeats][job % repeats] = worker.Correct(job / repeats, orders[job % repeats], cancellationToken);
                progress?.Report(Interlocked.Increment(ref done));
                return worker;
            },
            worker => worker.Dispose());
        return Of(whole, correct, y.Length);
    }

    private static FeatureImportance Of(int whole, int[][] correct, int rows)
    {
        var accuracy = whole / (double)rows;
        return new FeatureImportance(accuracy, [.. correct.Select(each => (double[])[.. each.Select(right => accuracy - (right / (double)rows))])]);
    }
}
