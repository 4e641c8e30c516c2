using HarOrleans.Numerics;

namespace HarOrleans.Training;

/// <summary>
/// The difference of two accuracies with a 95 % interval over people: whole persons are drawn with replacement (the cluster bootstrap: Davison and Hinkley, Bootstrap Methods and their Application, 1997,
/// section 3.8), and the interval is between the percentiles 2.5 and 97.5 of the differences.
/// </summary>
/// <param name="Difference">Accuracy of the second less that of the first.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record SubjectBootstrap(double Difference, double Low, double High)
{
    /// <summary>Resamples where nothing else is said.</summary>
    public const int Resamples = 10_000;

    /// <summary>Whether the interval leaves zero out: with other people of this kind the better model would most likely be the same.</summary>
    public bool Differ => Low > 0 || High < 0;

    /// <summary>Draws. The same input gives the same interval.</summary>
    /// <param name="first">The first model's score of each person.</param>
    /// <param name="second">The second's, of the same persons in the same order.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="resamples">How many.</param>
    /// <exception cref="ArgumentException">The scores are of other people, or of none.</exception>
    public static SubjectBootstrap Of(IReadOnlyList<SubjectScore> first, IReadOnlyList<SubjectScore> second, uint seed = 0, int resamples = Resamples)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        if (first.Count == 0 || !first.Select(each => (each.Subject, each.Rows)).SequenceEqual(second.Select(each => (each.Subject, each.Rows))))
        {
            throw new ArgumentException("The two scores are of other people, or of nobody.", nameof(second));
        }

        var gained = second.Zip(first, (b, a) => (b.Correct - a.Correct, a.Rows)).ToArray();
        var random = new NumpyRandom(seed);
        var drawn = new double[resamples];
        for (var at = 0; at < resamples; at++)
        {
            long gain = 0, rows = 0;
            for (var person = 0; person < gained.Length; person++)
            {
                var (difference, count) = gained[random.NextUpTo((uint)gained.Length - 1)];
                (gain, rows) = (gain + difference, rows + count);
            }

            drawn[at] = gain / (double)rows;
        }

        Array.Sort(drawn);
        return new SubjectBootstrap(gained.Sum(each => each.Item1) / (double)gained.Sum(each => each.Rows), Quantile(drawn, 0.025), Quantile(drawn, 0.975));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var (low, high) = (sorted[(int)place], sorted[Math.Min((int)place + 1, sorted.Length - 1)]);
        return low + ((high - low) * (place - (int)place));
    }
}
