namespace HarOrleans.Contracts;

/// <summary>A trial to be queued with some of its parameters fixed.</summary>
/// <param name="RequestId">The request's own id, 1 to 100 characters: a second call with it changes nothing.</param>
/// <param name="Params">Fixed parameters, each in the study's space and in its distribution; the others are sampled when the trial starts.</param>
/// <param name="UserAttributes">Its first user attributes: names to JSON values.</param>
/// <param name="SkipIfExists">Whether to queue nothing where a trial with the same fixed parameters is there (numbers equal within a relative 1e-5, NaN equal to NaN).</param>
[GenerateSerializer, Immutable, Alias(Aliases.EnqueueRequest)]
public sealed record EnqueueRequest(
    string RequestId, IReadOnlyDictionary<string, ParamValue> Params, IReadOnlyDictionary<string, string> UserAttributes, bool SkipIfExists = false)
{
    /// <summary>What this trial needs of its trainer (<see cref="SlotNeed"/>), in place of what its study requires; null for that, empty for nothing.</summary>
    [Id(4)] public IReadOnlyList<string>? Requires { get; init; }
}
