using MathNet.Numerics.Distributions;

namespace HarOrleans.Training;

/// <summary>How sure an accuracy is that was measured on a few people.</summary>
public static class SubjectInterval
{
    private const double Level = 0.95;

    /// <summary>
    /// The 95 % interval of the share of correct windows, within [0, 1]. Windows of one person resemble each other, so the people are what was drawn:
    /// with c correct of n windows for each of G people and p = sum c / sum n, the variance of p is G / (G - 1) * sum (c - p n)^2 / (sum n)^2
    /// (ratio estimator of cluster sampling: Cochran, Sampling Techniques, 3rd ed., section 9A), and p lies within Student's t with G - 1 degrees of freedom. It is never
    /// narrower than Wilson's interval (1927) for independent windows, which alone is left with one person.
    /// </summary>
    /// <param name="people">One score a person, each with at least one row; at least one.</param>
    /// <exception cref="ArgumentException">There is nobody.</exception>
    public static (double Low, double High) Of(IReadOnlyList<SubjectScore> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        if (people.Count == 0)
        {
            throw new ArgumentException("It takes at least one person.", nameof(people));
        }

        double rows = people.Sum(each => each.Rows);
        var share = people.Sum(each => each.Correct) / rows;
        var (low, high) = Wilson(share, rows);
        if (people.Count > 1)
        {
            var squares = people.Sum(each => Math.Pow(each.Correct - (share * each.Rows), 2));
            var error = Math.Sqrt(squares * people.Count / (people.Count - 1.0)) / rows;
            var reach = StudentT.InvCDF(0, 1, people.Count - 1, (1 + Level) / 2) * error;
            (low, high) = (Math.Min(low, share - reach), Math.Max(high, share + reach));
        }

        return (Math.Max(0, low), Math.Min(1, high));
    }

    private static (double Low, double High) Wilson(double share, double rows)
    {
        var z = Normal.InvCDF(0, 1, (1 + Level) / 2);
        var centre = (share + (z * z / (2 * rows))) / (1 + (z * z / rows));
        var reach = z / (1 + (z * z / rows)) * Math.Sqrt((share * (1 - share) / rows) + (z * z / (4 * rows * rows)));
        return (centre - reach, centre + reach);
    }
}
