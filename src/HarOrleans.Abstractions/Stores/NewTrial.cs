using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>A trial to be stored, WAITING, together with its run, SCHEDULED, in one transaction.</summary>
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
}
