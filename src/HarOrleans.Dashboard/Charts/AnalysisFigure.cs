namespace HarOrleans.Dashboard;

/// <summary>What an <see cref="AnalysisChart"/> shows; crosses as JSON. Small: what has thousands of points is a time series or a map.</summary>
/// <param name="Kind">How it is drawn: a name of <see cref="AnalysisKinds"/>.</param>
/// <param name="XLabel">What the categories are, e.g. <c>trial</c>.</param>
/// <param name="YLabel">What the values are.</param>
/// <param name="Categories">The categories from left to right.</param>
/// <param name="Series">One value a category and series; for boxes the five of <see cref="AnalysisKinds.BoxSeries"/>.</param>
public sealed record AnalysisFigure(string Kind, string XLabel, string YLabel, IReadOnlyList<string> Categories, IReadOnlyList<AnalysisSeries> Series)
{
    /// <summary>Values that are there.</summary>
    internal int Points => Series.Sum(series => series.Values.Count(value => value is not null));

    /// <summary>What it shows, for those who cannot see it: of each series the range, and where it is reached.</summary>
    internal string Describe() => Points == 0 ? "Nothing to draw yet." : string.Join(" ", Said.Select(Describe).OfType<string>());

    /// <summary>Of boxes the middle says enough; the table has the rest.</summary>
    private IEnumerable<AnalysisSeries> Said => Kind == AnalysisKinds.Boxes ? Series.Where(series => series.Name == AnalysisKinds.BoxSeries[2]) : Series;

    private string At(int place) => $"{XLabel} {Categories[place]}";

    private string? Describe(AnalysisSeries series)
    {
        var known = series.Values.Select((value, place) => (Value: value, place)).Where(each => each.Value is not null).ToArray();
        if (known.Length == 0)
        {
            return null;
        }

        var (low, high) = (known.MinBy(each => each.Value), known.MaxBy(each => each.Value));
        return low.Value.Equals(high.Value)
            ? $"{series.Name}: {Format.Number(low.Value)}."
            : $"{series.Name}: lowest {Format.Number(low.Value)} ({At(low.place)}), highest {Format.Number(high.Value)} ({At(high.place)}).";
    }
}
