namespace HarOrleans.Dashboard;

/// <summary>A curve's name and drawing.</summary>
/// <param name="Text">Its name in the legend.</param>
/// <param name="Style">How it is drawn.</param>
public sealed record ChartLabel(string Text, ChartStyle Style = ChartStyle.Line);
