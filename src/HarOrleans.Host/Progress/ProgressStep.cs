using HarOrleans.Contracts;

namespace HarOrleans.Host.Progress;

/// <summary>What one update of a study means to somebody who watches it.</summary>
/// <param name="Finished">Trials that finished since the last step, by number.</param>
/// <param name="Epochs">Epochs that ended since the last step, each with its trial as it stood then; their time left is not known.</param>
/// <param name="State">How far the study is now.</param>
internal sealed record ProgressStep(IReadOnlyList<FrozenTrial> Finished, IReadOnlyList<RunningTrial> Epochs, ProgressState State);
