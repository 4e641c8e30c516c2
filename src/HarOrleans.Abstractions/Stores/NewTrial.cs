using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>A trial to be stored together with its run, in one transaction: WAITING, handed out, or as its template says.</summary>
/// <param name="StudyId">The study.</param>
/// <param name="Number">Its number.</param>
/// <param name="Params">Its parameters.</param>
/// <param name="Run">Its run; the parameters become the run's.</param>
/// <param name="Sequence">The study's sequence after this change.</param>
/// <param name="At">When it was sampled.</param>
public sealed record NewTrial(
    long StudyId,
    int Number,
    IReadOnlyDictionary<string, ParamValue> Params,
    RunSpec Run,
    long Sequence,
    DateTimeOffset At)
{
    /// <summary>Its first user attributes: names to JSON values.</summary>
    public IReadOnlyDictionary<string, string> UserAttributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Its first system attributes: names to JSON values.</summary>
    public IReadOnlyDictionary<string, string> SystemAttributes { get; init; } = new Dictionary<string, string>();

    /// <summary>What each parameter was drawn from; empty: the study's space.</summary>
    public IReadOnlyDictionary<string, Distribution> Distributions { get; init; } = new Dictionary<string, Distribution>();

    /// <summary>The step that hands it out at once, decided on a new trial; null: it waits. Goes with <see cref="Lease"/>.</summary>
    public TrialTransition? Begin { get; init; }

    /// <summary>State, values, intermediate values, times and reason of a trial that was run elsewhere; null: it waits. A RUNNING one gets the lease.</summary>
    public FrozenTrial? Template { get; init; }

    /// <summary>Who holds a trial that is RUNNING from the first, and until when.</summary>
    public (string Holder, DateTimeOffset Until)? Lease { get; init; }
}
