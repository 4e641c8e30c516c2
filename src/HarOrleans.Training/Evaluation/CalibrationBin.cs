namespace HarOrleans.Training;

/// <summary>The rows whose predicted class has a probability in (<paramref name="Low"/>, <paramref name="High"/>]: a bar of a reliability diagram.</summary>
/// <param name="Low">Lower end of the bin.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Correct">Rows of them that are predicted correctly.</param>
/// <param name="Expected">Sum of their probabilities: how many should be, were the model calibrated.</param>
public sealed record CalibrationBin(double Low, double High, int Rows, int Correct, double Expected)
{
    /// <summary>Share of the rows that is predicted correctly; null without rows.</summary>
    public double? Accuracy => Rows == 0 ? null : (double)Correct / Rows;

    /// <summary>Mean probability of the predicted class; null without rows.</summary>
    public double? Probability => Rows == 0 ? null : Expected / Rows;
}
