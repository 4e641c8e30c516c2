namespace HarOrleans.Dashboard;

/// <summary>A numeric column: its meaning, and what pandas' <c>describe</c> says of it.</summary>
/// <param name="Name">Its name; a repeated one has <c>.1</c>, <c>.2</c>.</param>
/// <param name="Meaning">What it measures, in words.</param>
/// <param name="Type"><c>float64</c> or <c>int64</c>.</param>
/// <param name="Count">Number of values.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Sample standard deviation (ddof 1).</param>
/// <param name="Minimum">The smallest.</param>
/// <param name="LowerQuartile">A quarter of the values are at most this.</param>
/// <param name="Median">The middle.</param>
/// <param name="UpperQuartile">Three quarters of the values are at most this.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="Outliers">Values more than three standard deviations (ddof 0) from the mean; null for a column that is no feature.</param>
public sealed record DataColumn(
    string Name,
    string Meaning,
    string Type,
    int Count,
    double Mean,
    double StandardDeviation,
    double Minimum,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double Maximum,
    int? Outliers);
