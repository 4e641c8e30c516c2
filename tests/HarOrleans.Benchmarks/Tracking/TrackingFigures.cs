namespace HarOrleans.Benchmarks;

/// <summary>What a database keeps up with: points one at a time, points in batches, runs, and reads of a metric's points.</summary>
/// <param name="Database">SQLite with its setting, or PostgreSQL.</param>
/// <param name="SinglePoints">Calls with one point each.</param>
/// <param name="BatchedPoints">Points, in calls of <see cref="TrackingRound.BatchSize"/>.</param>
/// <param name="CreateRun">Runs made.</param>
/// <param name="Read">Reads of 3,000 points of one key.</param>
/// <param name="LoadAverage">The machine's load meanwhile.</param>
internal sealed record TrackingFigures(string Database, Pace SinglePoints, Pace BatchedPoints, Pace CreateRun, Pace Read, double LoadAverage);
