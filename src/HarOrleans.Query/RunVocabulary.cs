namespace HarOrleans.Query;

/// <summary>What can be searched for in runs, trials' runs among them.</summary>
public static class RunVocabulary
{
    /// <summary>An example of a query.</summary>
    public const string Example = "metrics.val_accuracy.max > 0.9 and params.lr < 1e-3 and started > -7d";

    /// <summary>The attributes; <c>started</c> and <c>start_time</c>, <c>name</c> and <c>run_name</c> and such are the same, as MLflow's names go beside ours.</summary>
    public static QueryVocabulary Runs { get; } = new(
        [
            new("run_id", QueryKind.Text),
            new("name", QueryKind.Text),
            new("run_name", QueryKind.Text),
            new("run name", QueryKind.Text),
            new("status", QueryKind.Text) { Words = Statuses },
            new("state", QueryKind.Text) { Words = Statuses },
            new("owner", QueryKind.Text),
            new("user_id", QueryKind.Text),
            new("experiment", QueryKind.Text),
            new("experiment_id", QueryKind.Number),
            new("parent_run_id", QueryKind.Text),
            new("root_run_id", QueryKind.Text),
            new("depth", QueryKind.Number),
            new("study", QueryKind.Text),
            new("trial", QueryKind.Number),
            new("value", QueryKind.Number),
            new("reason", QueryKind.Text),
            new("created", QueryKind.Time),
            new("started", QueryKind.Time),
            new("start_time", QueryKind.Time),
            new("ended", QueryKind.Time),
            new("end_time", QueryKind.Time),
            new("duration", QueryKind.Number),
        ],
        QueryEntity.Metric,
        QueryEntity.Param,
        QueryEntity.Tag,
        QueryEntity.Dataset);

    /// <summary>The attributes and tags of experiments.</summary>
    public static QueryVocabulary Experiments { get; } = new(
        [
            new("name", QueryKind.Text),
            new("owner", QueryKind.Text),
            new("experiment_id", QueryKind.Number),
            new("created", QueryKind.Time),
            new("creation_time", QueryKind.Time),
            new("updated", QueryKind.Time),
            new("last_update_time", QueryKind.Time),
        ],
        QueryEntity.Tag);

    /// <summary>A trial's words stand for its run's: a complete trial's run is finished, a pruned one's is killed.</summary>
    private static Dictionary<string, string> Statuses => new(StringComparer.Ordinal)
    {
        ["running"] = "RUNNING",
        ["scheduled"] = "SCHEDULED",
        ["finished"] = "FINISHED",
        ["failed"] = "FAILED",
        ["killed"] = "KILLED",
        ["waiting"] = "SCHEDULED",
        ["complete"] = "FINISHED",
        ["fail"] = "FAILED",
        ["pruned"] = "KILLED",
    };

    /// <summary>Whether a metric is better the smaller it is, which its name tells: one with loss, error, mse, mae, rmse, nll or perplexity among its words. What <c>.best</c> of it means.</summary>
    public static bool IsSmallerBetter(string metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Split('_', '-', '.', '/', ' ', ':').Any(word => word.ToLowerInvariant() is "loss" or "error" or "err" or "mse" or "mae" or "rmse" or "nll" or "perplexity");
    }
}
