namespace HarOrleans.Training;

/// <summary>How a model did on one person.</summary>
/// <param name="Subject">The person's number.</param>
/// <param name="Rows">Windows of that person.</param>
/// <param name="Correct">Windows predicted correctly.</param>
public sealed record SubjectScore(int Subject, int Rows, int Correct)
{
    /// <summary>Correct divided by rows.</summary>
    public double Accuracy => Correct / (double)Rows;
}
