using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>What <c>run_metric</c> keeps of a run's visible points, made anew after some of them were hidden or brought.</summary>
internal static class MetricCounts
{
    private const string CountAgain = """
        UPDATE run_metric SET
            points = (SELECT COUNT(*) FROM metric_point p WHERE p.metric_id = run_metric.metric_id AND p.superseded = 0),
            low = (SELECT MIN(p.value) FROM metric_point p WHERE p.metric_id = run_metric.metric_id AND p.superseded = 0),
            high = (SELECT MAX(p.value) FROM metric_point p WHERE p.metric_id = run_metric.metric_id AND p.superseded = 0),
            last_point = (SELECT MAX(p.point_id) FROM metric_point p WHERE p.metric_id = run_metric.metric_id AND p.superseded = 0)
        WHERE run_no = @run
        """;

    private const string LastAgain = """
        UPDATE run_metric SET last_value = (SELECT p.value FROM metric_point p WHERE p.point_id = run_metric.last_point) WHERE run_no = @run
        """;

    /// <summary>Counts again, and tells readers that points they have may be gone.</summary>
    public static async Task CountAgainAsync(DbSession session, long runNo)
    {
        await session.ExecuteAsync(CountAgain, ("@run", runNo));
        await session.ExecuteAsync(LastAgain, ("@run", runNo));
        await session.ExecuteAsync("UPDATE run SET revision = revision + 1 WHERE run_no = @run", ("@run", runNo));
    }
}
