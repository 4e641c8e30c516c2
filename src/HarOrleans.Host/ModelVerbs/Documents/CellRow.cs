namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>A row: its place among the predicted rows, from 0; in the test file that is its line less 2.</summary>
internal sealed record CellRow(int Row, int Subject, double PPredicted, double PActual);
