namespace HarOrleans.Host.Progress;

/// <summary>How far a study is.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Finished">Finished trials.</param>
/// <param name="Target">Finished trials it is taken to.</param>
/// <param name="Pruned">Those of the finished that were given up early.</param>
/// <param name="BestValue">The best COMPLETE trial's value, or null.</param>
/// <param name="BestNumber">Its number, or null.</param>
/// <param name="Left">Time to the target at the pace seen so far, or null where none was seen yet.</param>
/// <param name="Running">Trials at work, by number.</param>
internal sealed record ProgressState(
    string Study,
    int Finished,
    int Target,
    int Pruned,
    double? BestValue,
    int? BestNumber,
    TimeSpan? Left,
    IReadOnlyList<RunningTrial> Running);
