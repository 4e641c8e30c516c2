using System.Data.Common;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>A run's row as lists and pages show it.</summary>
internal static class RunRow
{
    /// <summary>The columns that <see cref="Read"/> expects, of the table with the name <c>r</c>.</summary>
    public const string Select = """
        SELECT r.run_id, r.workspace, r.owner, r.experiment_id, r.name, r.parent_run_id, t.study_id, t.number, r.status, r.reason,
            r.created_at, r.started_at, r.ended_at, r.run_no, r.deleted_at
        FROM run r LEFT JOIN trial t ON t.trial_id = r.trial_id
        """;

    /// <summary>That the run <c>r</c> is not deleted, nor its experiment.</summary>
    public const string Active =
        "r.deleted_at IS NULL AND r.experiment_id NOT IN (SELECT de.experiment_id FROM experiment de WHERE de.deleted_at IS NOT NULL)";

    /// <summary>The column of the short key.</summary>
    public const int RunNo = 13;

    /// <summary>Reads a row.</summary>
    public static RunInfo Read(DbDataReader row) => new(
        row.Text(0),
        row.Text(1),
        row.Text(2),
        row.GetInt64(3),
        row.Text(4),
        row.TextOrNull(5),
        row.LongOrNull(6),
        row.IntOrNull(7),
        row.Word<RunStatus>(8),
        row.TextOrNull(9),
        row.Time(10),
        row.TimeOrNull(11),
        row.TimeOrNull(12),
        row.TimeOrNull(14));
}
