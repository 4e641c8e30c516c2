namespace HarOrleans.Contracts;

/// <summary>Keys of feeds.</summary>
public static class FeedTopics
{
    /// <summary>A study's feed: its sequence is the study's.</summary>
    public static string Study(long studyId) => FormattableString.Invariant($"study/{studyId}");

    /// <summary>A run's feed: its sequence is the cursor of its last stored point; its note, evaluation and end are told by touches.</summary>
    public static string Run(string runId) => $"run/{runId}";

    /// <summary>The feed of a run's log: its sequence is the number that the next line gets.</summary>
    public static string RunLog(string runId) => $"run-log/{runId}";
}
