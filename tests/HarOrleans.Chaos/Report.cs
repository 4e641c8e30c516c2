namespace HarOrleans.Chaos;

/// <summary>What a run came to.</summary>
/// <param name="Seed">The seed of faults and targets.</param>
/// <param name="Faults">All faults, in order.</param>
/// <param name="Counts">How many of each.</param>
/// <param name="LongestRecoverySeconds">The longest recovery.</param>
/// <param name="MedianAfterKillSeconds">The median recovery after a kill, from the kill to each trial that ran having moved on; null where none was killed.</param>
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
    double LongestRecoverySeconds,
    double? MedianAfterKillSeconds,
    int Studies,
    int Trials,
    int Attempts,
    int Acknowledged,
    int Restarts,
    IReadOnlyList<string> Wrong);
