namespace HarOrleans.Chaos;

/// <summary>What a run came to.</summary>
/// <param name="Seed">The seed of faults and targets.</param>
/// <param name="Faults">All faults, in order.</param>
/// <param name="Counts">How many of each.</param>
/// <param name="Recoveries">After how many of them trials that ran were seen to move on.</param>
/// <param name="LongestRecoverySeconds">The longest recovery.</param>
/// <param name="MedianAfterKillSeconds">The median recovery after a kill, from the kill to each trial that ran having moved on; null where none was killed.</param>
/// <param name="TrainerDeaths">Kills of a trainer that had a trial.</param>
/// <param name="MedianTrainingAgainSeconds">The median time from such a death to the first step of each of its trials elsewhere; null where there was none.</param>
/// <param name="LongestTrainingAgainSeconds">The longest of them.</param>
/// <param name="LongestStopSeconds">The longest that a silo took to end after SIGTERM; null where none was asked to.</param>
/// <param name="Studies">Studies that ran to their end.</param>
/// <param name="Trials">Their trials.</param>
/// <param name="Attempts">Attempts at them in all.</param>
/// <param name="Acknowledged">Points that trainers were told are stored.</param>
/// <param name="Restarts">How often processes were started again.</param>
/// <param name="Wrong">What is not as it must be; empty where all is well.</param>
internal sealed record Report(
    int Seed,
    IReadOnlyList<Injected> Faults,
    IReadOnlyDictionary<string, int> Counts,
    int Recoveries,
    double LongestRecoverySeconds,
    double? MedianAfterKillSeconds,
    int TrainerDeaths,
    double? MedianTrainingAgainSeconds,
    double? LongestTrainingAgainSeconds,
    double? LongestStopSeconds,
    int Studies,
    int Trials,
    int Attempts,
    int Acknowledged,
    int Restarts,
    IReadOnlyList<string> Wrong)
{
    /// <summary>What a long queue came to, where there was one in place of faults.</summary>
    public QueueFacts? Queue { get; init; }

    /// <summary>The report of a run from what was injected and what came of it.</summary>
    internal static Report Of(int seed, IReadOnlyList<Injected> faults, (int Studies, int Trials, int Attempts, int Acknowledged, int Restarts) came, IReadOnlyList<string> wrong)
    {
        var kills = faults.Where(each => each.Fault == nameof(Fault.Kill)).ToArray();
        double[] again = [.. kills.Select(each => each.TrainingAgainSeconds).OfType<double>().Order()];
        return new(
            seed,
            faults,
            faults.CountBy(each => each.Fault).ToDictionary(),
            faults.Count(each => each.Affected > 0),
            faults.Select(each => each.RecoverySeconds).DefaultIfEmpty().Max(),
            Median([.. kills.Where(each => each.Affected > 0).Select(each => each.RecoverySeconds).Order()]),
            again.Length,
            Median(again),
            again.Length > 0 ? again[^1] : null,
            faults.Max(each => each.StopSeconds),
            came.Studies,
            came.Trials,
            came.Attempts,
            came.Acknowledged,
            came.Restarts,
            wrong);
    }

    private static double? Median(double[] ordered) => ordered.Length > 0 ? ordered[ordered.Length / 2] : null;
}
