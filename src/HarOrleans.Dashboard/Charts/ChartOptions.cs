namespace HarOrleans.Dashboard;

/// <summary>What the chart module is created with; crosses as JSON once.</summary>
/// <param name="Library">Address of the drawing library's script.</param>
/// <param name="XLabel">What a step is, e.g. <c>epoch</c>.</param>
/// <param name="YLabel">What a value is, e.g. <c>loss</c>.</param>
/// <param name="Height">Height in CSS pixels.</param>
internal sealed record ChartOptions(string Library, string XLabel, string YLabel, int Height);
