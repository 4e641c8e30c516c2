namespace HarOrleans.Grains;

/// <summary>Where a run's files lie. Each attempt has a folder of its own, so that a trainer that wakes up late overwrites nothing.</summary>
public static class RunArtifacts
{
    /// <summary>Stands for the attempt in the paths of a run that is not a trial's.</summary>
    public const int OwnRun = 0;

    /// <summary>The path of a file of one attempt.</summary>
    public static string Path(string runId, int attempt, string path) => FormattableString.Invariant($"runs/{runId}/artifacts/{attempt}/{path}");
}
