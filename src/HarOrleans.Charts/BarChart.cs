namespace HarOrleans.Charts;

/// <summary>What a bar chart shows: one group of vertical bars a category, one bar a series in it.</summary>
/// <param name="Title">The document's title and heading.</param>
/// <param name="CategoryAxis">What the categories are, e.g. <c>feature</c>.</param>
/// <param name="ValueAxis">What the values are, with their unit where they have one.</param>
/// <param name="Categories">Names of the categories from left to right; repeats are allowed. Some hundred stay readable, as their labels are thinned.</param>
/// <param name="Series">The series, each with one value a category.</param>
public sealed record BarChart(
    string Title, string CategoryAxis, string ValueAxis, IReadOnlyList<string> Categories, IReadOnlyList<BarSeries> Series)
{
    /// <summary>Whether the bars of a category stand on each other, so that their sum is seen. Default: side by side.</summary>
    public bool Stacked { get; init; }
}
