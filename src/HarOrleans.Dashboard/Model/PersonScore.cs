namespace HarOrleans.Dashboard;

/// <summary>How well one person's samples were told.</summary>
/// <param name="Person">The person.</param>
/// <param name="Samples">How many.</param>
/// <param name="Correct">How many of them were told right.</param>
public sealed record PersonScore(string Person, int Samples, int Correct)
{
    /// <summary>Share of them.</summary>
    public double Accuracy => (double)Correct / Samples;
}
