namespace HarOrleans.Charts;

/// <summary>A square of values between -1 and 1, e.g. correlations: blue below zero, red above, grey where there is none.</summary>
/// <param name="Title">The document's title and heading.</param>
/// <param name="ValueName">What the values are, e.g. <c>correlation</c>.</param>
/// <param name="Names">Names of the rows, and of the columns.</param>
/// <param name="Values">Row-major, as many rows and columns as there are names; what is not finite is grey.</param>
public sealed record CorrelationMap(string Title, string ValueName, IReadOnlyList<string> Names, IReadOnlyList<double> Values);
