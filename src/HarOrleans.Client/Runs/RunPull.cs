using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>What one watch of a run has seen.</summary>
internal sealed class RunPull(IRunGrain grain)
{
    private RunDetail? _last;

    public async Task<Pulled<RunDetail>> NextAsync(CancellationToken cancellationToken)
    {
        var run = await grain.GetAsync(cancellationToken);
        var isNew = _last is null || !AreSame(_last, run);
        _last = run;
        return new(isNew ? run : null, 0, false);
    }

    private static bool AreSame(RunDetail one, RunDetail other) =>
        one.Info == other.Info
        && one.Metrics.SequenceEqual(other.Metrics)
        && AreSame(one.Params, other.Params)
        && AreSame(one.Tags, other.Tags)
        && (one.Inputs ?? []).SequenceEqual(other.Inputs ?? [])
        && AreSame(one.Evaluation, other.Evaluation);

    private static bool AreSame(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private static bool AreSame(Evaluation? one, Evaluation? other) =>
        ReferenceEquals(one, other)
        || (one is not null && other is not null
            && one.Dataset == other.Dataset
            && one.Step == other.Step
            && one.Accuracy.Equals(other.Accuracy)
            && one.Loss.Equals(other.Loss)
            && one.Classes.SequenceEqual(other.Classes)
            && one.Confusion.SelectMany(row => row).SequenceEqual(other.Confusion.SelectMany(row => row)));
}
