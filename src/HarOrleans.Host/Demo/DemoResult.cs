using HarOrleans.Contracts;

namespace HarOrleans.Host.Demo;

/// <summary>What a study came to.</summary>
/// <param name="Study">The study when its last wanted trial had finished.</param>
/// <param name="Trials">All of its trials, by number.</param>
/// <param name="Evaluation">The best trial's kept weights on the rows that it was validated on, or null where no trial is complete.</param>
/// <param name="Test">The same weights on the test file, where the protocol keeps it apart.</param>
/// <param name="Dataset">The data.</param>
/// <param name="Protocol">How the data became samples.</param>
/// <param name="Dashboard">The dashboard's address.</param>
internal sealed record DemoResult(
    StudySnapshot Study,
    IReadOnlyList<FrozenTrial> Trials,
    Evaluation? Evaluation,
    WinnerScore? Test,
    DatasetFacts Dataset,
    string Protocol,
    Uri Dashboard)
{
    /// <summary>The winner trained once more on all people of the training file, where that was asked for.</summary>
    internal RefitScore? Refit { get; init; }

    /// <summary>Names of the parameters, in the order of the space.</summary>
    internal IReadOnlyList<string> ParamOrder { get; } = [.. Study.Spec.Space.Select(p => p.Name)];

    /// <summary>The exit code that fits.</summary>
    internal int ExitCode => Study.Best is null ? ExitCodes.Failed : ExitCodes.Done;
}
