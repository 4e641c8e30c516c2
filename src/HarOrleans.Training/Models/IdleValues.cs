namespace HarOrleans.Training;

/// <summary>A part of a parameter that no sample's prediction depends on.</summary>
/// <param name="Parameter">Index of the parameter.</param>
/// <param name="Start">Its first value, row-major.</param>
/// <param name="Length">How many values.</param>
internal sealed record IdleValues(int Parameter, int Start, int Length);
