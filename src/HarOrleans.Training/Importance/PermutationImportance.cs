using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>
/// Permutation importance (Breiman 2001) with scikit-learn's semantics and shuffles, scored by accuracy. Shuffling one column changes the first layer's pre-activations by the outer product of the
/// change and the column's weights, so the large matrix product is made once and not for each column and repeat.
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
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="HarException">The weights are not those of an LSTM classifier.</exception>
    /// <exception cref="ArgumentException">The values do not fit the model or the labels.</exception>
    public static FeatureImportance Of(
        IReadOnlyList<WeightTensor> weights, string activation, float[] x, int[] y, int repeats, uint seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        var shape = LstmShape.Of(weights);
        if (shape.Bidirectional)
        {
            throw new HarException("The weights are those of a bidirectional LSTM, whose columns this importance cannot shuffle. Give a model of one direction.");
        }

        if (y.Length == 0 || x.Length != y.Length * shape.Features)
        {
            throw new ArgumentException($"There are {x.Length} values for {y.Length} rows of {shape.Features} features.", nameof(x));
        }

        var network = new SingleStepNetwork(weights, shape, activation == "relu");
        var rows = new ShuffledRows(network, x, y);
        var orders = Shuffles.Of(y.Length, repeats, seed);
        var correct = new int[shape.Features][];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, shape.Features, options, feature => correct[feature] = rows.Correct(feature, orders));
        var accuracy = rows.BaseCorrect / (double)y.Length;
        return new FeatureImportance(accuracy, [.. correct.Select(each => (double[])[.. each.Select(right => accuracy - (right / (double)y.Length))])]);
    }
}
