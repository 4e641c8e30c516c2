namespace HarOrleans.Benchmarks;

/// <summary>What was left of a round.</summary>
/// <param name="Database">SQLite or PostgreSQL.</param>
/// <param name="Runs">Runs that were written to.</param>
/// <param name="Writers">Writers side by side.</param>
/// <param name="Seconds">From the process's start to its end by SIGKILL.</param>
/// <param name="Acknowledged">Points that the writers were told to be stored.</param>
/// <param name="Stored">Points in the database.</param>
/// <param name="Lost">Acknowledged points that it has not.</param>
/// <param name="Doubled">Points that it has more than once.</param>
/// <param name="Errors">What the process said of errors, locks among them.</param>
/// <param name="LoadAverage">The machine's load at the end.</param>
internal sealed record HammerFigures(string Database, int Runs, int Writers, double Seconds, int Acknowledged, int Stored, int Lost, int Doubled, string Errors, double LoadAverage);
