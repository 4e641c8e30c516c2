namespace HarOrleans.Charts;

/// <summary>Box plots side by side.</summary>
/// <param name="Title">The figure's heading, e.g. the column's name.</param>
/// <param name="CategoryAxis">What the boxes are of, e.g. <c>activity</c>.</param>
/// <param name="ValueAxis">What the values are.</param>
/// <param name="Boxes">The boxes from left to right.</param>
public sealed record BoxChart(string Title, string CategoryAxis, string ValueAxis, IReadOnlyList<Box> Boxes);
