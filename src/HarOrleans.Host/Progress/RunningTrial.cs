namespace HarOrleans.Host.Progress;

/// <summary>A trial at work, as progress shows it.</summary>
/// <param name="Number">Its number in the study.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Epochs">Most epochs it will do.</param>
/// <param name="Value">The latest reported value, or null before the first.</param>
/// <param name="Best">The best reported value, or null before the first.</param>
/// <param name="Left">Time to its last epoch at the pace seen so far, or null where none was seen yet.</param>
internal sealed record RunningTrial(int Number, int Epoch, int Epochs, double? Value, double? Best, TimeSpan? Left);
