namespace HarOrleans.Contracts;

/// <summary>The trials of a study that changed after a sequence number, as many as fit an answer.</summary>
/// <param name="Sequence">The sequence this answer is up to: ask with it next time.</param>
/// <param name="Trials">Changed trials by number, each whole.</param>
/// <param name="More">Whether the answer was cut: ask again at once.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrialChanges)]
public sealed record TrialChanges(long Sequence, IReadOnlyList<FrozenTrial> Trials, bool More = false);
