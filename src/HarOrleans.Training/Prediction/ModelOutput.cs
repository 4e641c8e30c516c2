namespace HarOrleans.Training;

/// <summary>What a model says of some rows.</summary>
/// <param name="Logits">Row-major, rows x classes.</param>
/// <param name="Classes">Number of classes.</param>
public sealed record ModelOutput(float[] Logits, int Classes)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Logits.Length / Classes;

    /// <summary>The class of the largest logit of each row, of equal ones the first.</summary>
    public int[] Predicted()
    {
        var predicted = new int[Rows];
        for (var row = 0; row < predicted.Length; row++)
        {
            var logits = Row(row);
            for (var label = 1; label < Classes; label++)
            {
                predicted[row] = logits[label] > logits[predicted[row]] ? label : predicted[row];
            }
        }

        return predicted;
    }

    /// <summary>Softmax of each row in float64: row-major, rows x classes.</summary>
    public double[] Probabilities()
    {
        var probabilities = new double[Logits.Length];
        for (var row = 0; row < Rows; row++)
        {
            var logits = Row(row);
            var largest = double.NegativeInfinity;
            foreach (var logit in logits)
            {
                largest = Math.Max(largest, logit);
            }

            double sum = 0;
            for (var label = 0; label < Classes; label++)
            {
                sum += probabilities[(row * Classes) + label] = Math.Exp(logits[label] - largest);
            }

            for (var label = 0; label < Classes; label++)
            {
                probabilities[(row * Classes) + label] /= sum;
            }
        }

        return probabilities;
    }

    /// <summary>Mean cross entropy in nats, from the logits: never cut off, as PyTorch's <c>cross_entropy</c> is not.</summary>
    /// <param name="actual">The true class of each row.</param>
    public double Loss(int[] actual)
    {
        ArgumentNullException.ThrowIfNull(actual);
        double loss = 0;
        for (var row = 0; row < Rows; row++)
        {
            var logits = Row(row);
            double largest = logits[0];
            foreach (var logit in logits)
            {
                largest = Math.Max(largest, logit);
            }

            double sum = 0;
            foreach (var logit in logits)
            {
                sum += Math.Exp(logit - largest);
            }

            loss += Math.Log(sum) + largest - logits[actual[row]];
        }

        return loss / Rows;
    }

    private ReadOnlySpan<float> Row(int row) => Logits.AsSpan(row * Classes, Classes);
}
