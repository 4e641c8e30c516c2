using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>A trial's row with its lease row, before its intermediate values and distributions are put to it.</summary>
/// <param name="Record">The trial.</param>
/// <param name="DistributionSet">The set that its distributions are in; null: the study's space.</param>
internal sealed record TrialRow(TrialRecord Record, long? DistributionSet)
{
    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    public const string Select = """
        SELECT t.trial_id, t.study_id, t.number, t.state, t.value, t.params, t.run_id, t.reason, t.created_at, t.started_at, t.finished_at, t.sequence,
            l.attempt, l.holder, l.failures, l.deaths, t.user_attributes, t.all_values, t.system_attributes, t.distributions_id
        FROM trial t JOIN trial_lease l ON l.trial_id = t.trial_id
        """;

    private const string NoAttributes = "{}";

    private static readonly Dictionary<string, string> None = [];

    /// <summary>Reads a row.</summary>
    public static TrialRow Read(DbDataReader row)
    {
        var values = row.TextOrNull(17) is { } json ? StorageJson.Read<double[]>(json) : null;
        var system = Attributes(row.Text(18));
        var trial = new FrozenTrial
        {
            TrialId = row.GetInt64(0),
            StudyId = row.GetInt64(1),
            Number = row.GetInt32(2),
            State = row.Word<TrialState>(3),
            Values = values ?? (row.RealOrNull(4) is { } value ? [value] : null),
            Params = StorageJson.Read<Dictionary<string, ParamValue>>(row.Text(5)),
            RunId = row.Text(6),
            Reason = row.TextOrNull(7),
            CreatedAt = row.Time(8),
            StartedAt = row.TimeOrNull(9),
            FinishedAt = row.TimeOrNull(10),
            Sequence = row.GetInt64(11),
            Attempt = row.GetInt32(12),
            UserAttributes = Attributes(row.Text(16)),
            SystemAttributes = system,
            Constraints = SystemAttributes.Constraints(system),
        };
        var execution = new TrialExecution(
            trial.State, trial.Attempt, row.TextOrNull(13), row.GetInt32(14), row.GetInt32(15), trial.Value, trial.Reason, values);
        return new(new TrialRecord(trial, execution), row.LongOrNull(19));
    }

    private static Dictionary<string, string> Attributes(string json) => json == NoAttributes ? None : StorageJson.Read<Dictionary<string, string>>(json);
}
