using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>The rows of a cell of the confusion matrix.</summary>
internal sealed record CellDocument(string Actual, string Predicted, IReadOnlyList<CellRow> Rows)
{
    internal static CellDocument Of(MatrixCell cell, ModelScore score, ModelRows rows)
    {
        var classes = rows.Prepared.Classes;
        var probabilities = score.Output.Probabilities();
        return new CellDocument(
            classes[cell.Actual],
            classes[cell.Predicted],
            [
                .. score.Cell(rows.Y, cell.Actual, cell.Predicted).Select(row => new CellRow(
                    row, rows.Subjects[row], probabilities[(row * classes.Count) + cell.Predicted], probabilities[(row * classes.Count) + cell.Actual])),
            ]);
    }
}
