using System.Numerics;

namespace HarOrleans.Training;

/// <summary>What <see cref="LogisticRegression"/> minimises, with its gradient. Weights lie class by class: the features' weights, then the intercept.</summary>
internal sealed class LogisticLoss(float[] x, int[] y, int features, int classes, CancellationToken cancellationToken)
{
    /// <summary>Number of weights.</summary>
    internal int Length => classes * (features + 1);

    /// <summary>The value at some weights.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="gradient">Zeros; becomes the gradient.</param>
    internal double Of(double[] weights, double[] gradient)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var loss = 0.0;
        Span<double> scores = stackalloc double[classes];
        for (var row = 0; row < y.Length; row++)
        {
            var values = x.AsSpan(row * features, features);
            for (var label = 0; label < classes; label++)
            {
                scores[label] = Score(weights, values, label);
            }

            loss += Softmax(scores, y[row]);
            scores[y[row]] -= 1;
            for (var label = 0; label < classes; label++)
            {
                var at = label * (features + 1);
                Add(gradient.AsSpan(at, features), values, scores[label]);
                gradient[at + features] += scores[label];
            }
        }

        return loss + Penalty(weights, gradient);
    }

    /// <summary>A class's score of a row, before softmax.</summary>
    internal static double Score(double[] weights, ReadOnlySpan<float> values, int label)
    {
        var at = label * (values.Length + 1);
        var own = weights.AsSpan(at, values.Length);
        var (sum, sum2) = (Vector<double>.Zero, Vector<double>.Zero);
        var (width, place) = (Vector<float>.Count, 0);
        for (; place <= values.Length - width; place += width)
        {
            Vector.Widen(new Vector<float>(values[place..]), out var low, out var high);
            sum += low * new Vector<double>(own[place..]);
            sum2 += high * new Vector<double>(own[(place + (width / 2))..]);
        }

        var score = Vector.Sum(sum + sum2) + weights[at + values.Length];
        for (; place < values.Length; place++)
        {
            score += values[place] * own[place];
        }

        return score;
    }

    private static void Add(Span<double> gradient, ReadOnlySpan<float> values, double factor)
    {
        var (width, place) = (Vector<float>.Count, 0);
        for (; place <= values.Length - width; place += width)
        {
            Vector.Widen(new Vector<float>(values[place..]), out var low, out var high);
            var first = gradient[place..];
            var second = gradient[(place + (width / 2))..];
            (new Vector<double>(first) + (low * factor)).CopyTo(first);
            (new Vector<double>(second) + (high * factor)).CopyTo(second);
        }

        for (; place < values.Length; place++)
        {
            gradient[place] += values[place] * factor;
        }
    }

    /// <summary>Turns scores into probabilities; the cross entropy of the true class.</summary>
    private static double Softmax(Span<double> scores, int actual)
    {
        var largest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            largest = Math.Max(largest, score);
        }

        var (sum, own) = (0.0, scores[actual] - largest);
        for (var label = 0; label < scores.Length; label++)
        {
            sum += scores[label] = Math.Exp(scores[label] - largest);
        }

        for (var label = 0; label < scores.Length; label++)
        {
            scores[label] /= sum;
        }

        return Math.Log(sum) - own;
    }

    private double Penalty(double[] weights, double[] gradient)
    {
        var penalty = 0.0;
        for (var at = 0; at < weights.Length; at++)
        {
            if (at % (features + 1) != features)
            {
                penalty += weights[at] * weights[at] / 2;
                gradient[at] += weights[at];
            }
        }

        return penalty;
    }
}
