namespace HarOrleans.Charts;

/// <summary>One box of a <see cref="BoxChart"/>.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="LowerWhisker">Where the lower whisker ends.</param>
/// <param name="LowerQuartile">The lower end of the box.</param>
/// <param name="Median">The line in the box.</param>
/// <param name="UpperQuartile">The upper end of the box.</param>
/// <param name="UpperWhisker">Where the upper whisker ends.</param>
/// <param name="Outliers">Values beyond the whiskers, each drawn as a point.</param>
public sealed record Box(
    string Name, double LowerWhisker, double LowerQuartile, double Median, double UpperQuartile, double UpperWhisker, IReadOnlyList<double> Outliers);
