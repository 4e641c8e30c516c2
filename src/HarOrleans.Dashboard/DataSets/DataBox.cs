namespace HarOrleans.Dashboard;

/// <summary>What a box plot shows of one column in one activity; whiskers end at the last value within 1.5 box lengths of the box.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="LowerWhisker">The smallest value that is no outlier.</param>
/// <param name="LowerQuartile">The lower end of the box.</param>
/// <param name="Median">The line in the box.</param>
/// <param name="UpperQuartile">The upper end of the box.</param>
/// <param name="UpperWhisker">The largest value that is no outlier.</param>
/// <param name="Outliers">Values beyond the whiskers.</param>
public sealed record DataBox(string Activity, double LowerWhisker, double LowerQuartile, double Median, double UpperQuartile, double UpperWhisker, int Outliers);
