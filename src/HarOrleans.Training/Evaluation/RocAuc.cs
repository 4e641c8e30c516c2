namespace HarOrleans.Training;

/// <summary>The area under the ROC curve of a score: how often a positive sample scores above a negative one, ties counting half.</summary>
public static class RocAuc
{
    /// <summary>The area, equal to scikit-learn's <c>roc_auc_score</c> up to rounding; null where there is no positive or no negative sample.</summary>
    /// <param name="scores">The score of each sample.</param>
    /// <param name="positive">Whether each is positive.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double? Of(double[] scores, bool[] positive)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(positive);
        if (scores.Length != positive.Length)
        {
            throw new ArgumentException($"There are {scores.Length} scores of {positive.Length} samples.", nameof(scores));
        }

        double positives = positive.Count(each => each);
        var negatives = positive.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            return null;
        }

        // Mann and Whitney: the sum of the positives' ranks, where equal scores share the mean of theirs.
        int[] order = [.. Enumerable.Range(0, scores.Length)];
        Array.Sort((double[])scores.Clone(), order);
        double ranks = 0;
        for (int first = 0, next; first < order.Length; first = next)
        {
            var found = 0;
            for (next = first; next < order.Length && scores[order[next]] == scores[order[first]]; next++)
            {
                found += positive[order[next]] ? 1 : 0;
            }

            ranks += found * (first + 1 + next) / 2.0;
        }

        return (ranks - (positives * (positives + 1) / 2)) / (positives * negatives);
    }
}
