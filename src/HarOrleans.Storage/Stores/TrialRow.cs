using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>A trial's row with its lease row.</summary>
internal static class TrialRow
{
    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    public const string Select = """
        SELECT t.trial_id, t.study_id, t.number, t.state, t.value, t.params, t.run_id, t.reason, t.created_at, t.started_at, t.finished_at, t.sequence,
            l.attempt, l.holder, l.failures, l.deaths, t.user_attributes
        FROM trial t JOIN trial_lease l ON l.trial_id = t.trial_id
        """;

    /// <summary>Reads a row, without intermediate values.</summary>
    public static TrialRecord Read(DbDataReader row)
    {
        var trial = new FrozenTrial
        {
            TrialId = row.GetInt64(0),
            StudyId = row.GetInt64(1),
            Number = row.GetInt32(2),
            State = row.Word<TrialState>(3),
            Value = row.RealOrNull(4),
            Params = StorageJson.Read<Dictionary<string, ParamValue>>(row.Text(5)),
            RunId = row.Text(6),
            Reason = row.TextOrNull(7),
            CreatedAt = row.Time(8),
            StartedAt = row.TimeOrNull(9),
            FinishedAt = row.TimeOrNull(10),
            Sequence = row.GetInt64(11),
            Attempt = row.GetInt32(12),
            UserAttributes = StorageJson.Read<Dictionary<string, string>>(row.Text(16)),
        };
        var execution = new TrialExecution(
            trial.State, trial.Attempt, row.TextOrNull(13), row.GetInt32(14), row.GetInt32(15), trial.Value, trial.Reason);
        return new TrialRecord(trial, execution);
    }
}
