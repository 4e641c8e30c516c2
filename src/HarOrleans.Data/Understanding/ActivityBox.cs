namespace HarOrleans.Data.Understanding;

/// <summary>The box of one column over the rows of one activity.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Summary">The box.</param>
/// <param name="Outliers">The values beyond the whiskers, ascending.</param>
public sealed record ActivityBox(string Activity, BoxSummary Summary, IReadOnlyList<double> Outliers);
