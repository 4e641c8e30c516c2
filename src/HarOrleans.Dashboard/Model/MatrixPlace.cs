using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>A cell of a confusion matrix as it stands in an address: <c>3-5</c>.</summary>
/// <param name="Row">The actual class's index.</param>
/// <param name="Column">The predicted class's index.</param>
public sealed record MatrixPlace(int Row, int Column)
{
    /// <summary>The cell as an address has it.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Row}-{Column}");

    /// <summary>Reads a cell of this evaluation's matrix; null where the text is none.</summary>
    public static MatrixPlace? Parse(string? text, Evaluation evaluation) =>
        text?.Split('-') is [var row, var column]
            && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var r) && r < evaluation.Classes.Count
            && int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var c) && c < evaluation.Classes.Count
            ? new MatrixPlace(r, c)
            : null;
}
