namespace HarOrleans.Charts;

/// <summary>What a heat map shows: a figure a cell, as its colour and in writing.</summary>
/// <param name="Title">The document's title and heading.</param>
/// <param name="RowAxis">What the rows are.</param>
/// <param name="ColumnAxis">What the columns are.</param>
/// <param name="Rows">Names of the rows from top to bottom.</param>
/// <param name="Columns">Names of the columns from left to right.</param>
/// <param name="Values">One row of figures a row; null, NaN and the infinities are empty cells.</param>
/// <param name="Digits">Digits after the point that are written into a cell. Default 3.</param>
public sealed record HeatMap(
    string Title,
    string RowAxis,
    string ColumnAxis,
    IReadOnlyList<string> Rows,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<double?>> Values,
    int Digits = 3);
