namespace HarOrleans.Query;

/// <summary>What can be searched for in a study's trials.</summary>
public static class TrialVocabulary
{
    /// <summary>An example of a query.</summary>
    public const string Example = "state = complete and params.lr < 1e-3 and duration > 60";

    /// <summary>The attributes; a trial that fails is <c>failed</c> or <c>fail</c>.</summary>
    public static QueryVocabulary Trials { get; } = new(
        [
            new("value", QueryKind.Number),
            new("number", QueryKind.Number),
            new("state", QueryKind.Text) { Words = States },
            new("duration", QueryKind.Number),
            new("started", QueryKind.Time),
            new("finished", QueryKind.Time),
        ],
        QueryEntity.Param);

    private static Dictionary<string, string> States => new(StringComparer.OrdinalIgnoreCase)
    {
        ["waiting"] = "waiting",
        ["running"] = "running",
        ["complete"] = "complete",
        ["pruned"] = "pruned",
        ["fail"] = "fail",
        ["failed"] = "fail",
    };
}
