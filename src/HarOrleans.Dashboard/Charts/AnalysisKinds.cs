namespace HarOrleans.Dashboard;

/// <summary>How an <see cref="AnalysisFigure"/> is drawn; analysis-chart.js has the same names.</summary>
internal static class AnalysisKinds
{
    /// <summary>Vertical bars; several series stand side by side.</summary>
    public const string Bars = "bars";

    /// <summary>Horizontal bars, the first one on top, with deviations where a series has them: for names that are long.</summary>
    public const string Ranking = "ranking";

    /// <summary>Bars that touch: how often values fall into each range.</summary>
    public const string Histogram = "histogram";

    /// <summary>Box plots, of the series <see cref="BoxSeries"/>.</summary>
    public const string Boxes = "boxes";

    /// <summary>What a box has, in order.</summary>
    public static IReadOnlyList<string> BoxSeries { get; } = ["Lower whisker", "Lower quartile", "Median", "Upper quartile", "Upper whisker"];
}
