namespace HarOrleans.Benchmarks;

/// <summary>Several trainings at once, beside one.</summary>
/// <param name="Trainings">How many.</param>
/// <param name="EpochsPerSecond">Epochs of all of them in a wall second.</param>
/// <param name="EpochsPerSecondAlone">Epochs of one alone in a wall second.</param>
/// <param name="EqualResults">Whether each gave the weights that it gives alone, bit by bit.</param>
internal sealed record SideBySideFigures(int Trainings, double EpochsPerSecond, double EpochsPerSecondAlone, bool EqualResults);
