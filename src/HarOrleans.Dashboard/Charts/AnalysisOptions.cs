namespace HarOrleans.Dashboard;

/// <summary>What the module of an <see cref="AnalysisChart"/> is created with.</summary>
/// <param name="Library">Address of the drawing library's script, fetched when the first chart comes into view.</param>
internal sealed record AnalysisOptions(string Library);
