using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>What a sampler may read: fixed by the trial's number, not by the clock.</summary>
/// <param name="Number">The number of the trial to sample.</param>
/// <param name="Seed">The study's seed; every draw for this trial comes from <see cref="TrialSeeds"/> of it and the number.</param>
/// <param name="Space">The search space.</param>
/// <param name="Direction">Which values of the first objective are better.</param>
/// <param name="Finished">Finished trials numbered up to the trial's number less the study's window, by number.</param>
public sealed record SamplerContext(
    int Number,
    long Seed,
    IReadOnlyList<SearchParameter> Space,
    StudyDirection Direction,
    IReadOnlyList<FrozenTrial> Finished)
{
    /// <summary>Which values are better, for each objective; the first is <see cref="Direction"/>. That alone by default.</summary>
    public IReadOnlyList<StudyDirection> Directions { get; init; } = [Direction];

    /// <summary>
    /// Trials numbered after the finished ones and below the trial's own, with their parameters: taken as open, whether or not they have finished. None by default.
    /// </summary>
    public IReadOnlyList<FrozenTrial> Open { get; init; } = [];

    /// <summary>How many trials before this one were drawn, and not queued with parameters of people's own. By default the number.</summary>
    public int Place { get; init; } = Number;
}
