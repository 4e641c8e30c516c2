namespace HarOrleans.Contracts;

/// <summary>Names of metrics that are the machine's and not the training's, as MLflow has them: <c>system/cpu_utilization_percentage</c>.</summary>
public static class SystemMetricKeys
{
    /// <summary>What they begin with.</summary>
    public const string Prefix = "system/";

    /// <summary>Whether a metric is the machine's.</summary>
    public static bool Contains(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);
}
