using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace HarOrleans.Training;

/// <summary>
/// Multinomial logistic regression with an L2 penalty, as scikit-learn's <c>LogisticRegression(C=1)</c>: minimises the sum of the rows' cross entropies plus half the squared
/// weights, the intercepts unpenalised, by L-BFGS. The minimum is unique.
/// </summary>
public sealed class LogisticRegression
{
    private const double GradientTolerance = 1e-4;
    private const int Memory = 10;
    private const int MostIterations = 1000;

    private readonly double[] _weights;

    private LogisticRegression(double[] weights, int features, int classes) => (_weights, Features, Classes) = (weights, features, classes);

    /// <summary>Features a row.</summary>
    public int Features { get; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Fits it; takes seconds on some thousand rows. The same rows give the same bits on the same machine.</summary>
    /// <param name="x">Row-major, rows x features, scaled.</param>
    /// <param name="y">The class of each row; at least one.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static LogisticRegression Fit(float[] x, int[] y, int features, int classes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (y.Length == 0 || x.Length != y.Length * features)
        {
            throw new ArgumentException($"There are {x.Length} values for {y.Length} rows of {features} features.", nameof(x));
        }

        var penalty = new LogisticLoss(x, y, features, classes, cancellationToken);
        var objective = ObjectiveFunction.Gradient(weights =>
        {
            var gradient = new double[penalty.Length];
            var value = penalty.Of(weights.AsArray(), gradient);
            return (value, Vector<double>.Build.Dense(gradient));
        });
        var found = new LimitedMemoryBfgsMinimizer(GradientTolerance, 0, 1e-10, Memory, MostIterations).FindMinimum(objective, Vector<double>.Build.Dense(penalty.Length));
        return new LogisticRegression(found.MinimizingPoint.ToArray(), features, classes);
    }

    /// <summary>Predicts rows.</summary>
    /// <param name="x">Row-major, rows x <see cref="Features"/>, scaled as the rows that it was fitted on.</param>
    public ModelOutput Predict(float[] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var logits = new float[x.Length / Features * Classes];
        for (var row = 0; row < logits.Length / Classes; row++)
        {
            for (var label = 0; label < Classes; label++)
            {
                logits[(row * Classes) + label] = (float)LogisticLoss.Score(_weights, x.AsSpan(row * Features, Features), label);
            }
        }

        return new ModelOutput(logits, Classes);
    }
}
