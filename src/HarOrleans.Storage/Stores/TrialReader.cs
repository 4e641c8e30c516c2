using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>Reads rows of trials, many of which are alike: names of parameters are shared between them. Not for two threads at a time.</summary>
internal sealed class TrialReader
{
    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    public const string Select = """
        SELECT t.trial_id, t.study_id, t.number, t.state, t.value, t.params, t.run_id, t.reason, t.created_at, t.started_at, t.finished_at, t.sequence,
            l.attempt, l.holder, l.failures, l.deaths, NULLIF(t.user_attributes, '{}'), t.all_values, NULLIF(t.system_attributes, '{}'), t.distributions_id
        FROM trial t JOIN trial_lease l ON l.trial_id = t.trial_id
        """;

    private static readonly Dictionary<string, string> NoAttributes = [];

    private readonly ParamsReader _params = new();

    /// <summary>Reads a row.</summary>
    public TrialRow Read(DbDataReader row)
    {
        var values = row.TextOrNull(17) is { } json ? StorageJson.Read<double[]>(json) : null;
        var system = Attributes(row.TextOrNull(18));
        var trial = new FrozenTrial
        {
            TrialId = row.GetInt64(0),
            StudyId = row.GetInt64(1),
            Number = row.GetInt32(2),
            State = State(row.GetString(3)),
            Values = values ?? (row.RealOrNull(4) is { } value ? [value] : null),
            Params = _params.Read(row.Text(5)),
            RunId = row.Text(6),
            Reason = row.TextOrNull(7),
            CreatedAt = row.Time(8),
            StartedAt = row.TimeOrNull(9),
            FinishedAt = row.TimeOrNull(10),
            Sequence = row.GetInt64(11),
            Attempt = row.GetInt32(12),
            UserAttributes = Attributes(row.TextOrNull(16)),
            SystemAttributes = system,
            Constraints = SystemAttributes.Constraints(system),
        };
        var execution = new TrialExecution(
            trial.State, trial.Attempt, row.TextOrNull(13), row.GetInt32(14), row.GetInt32(15), trial.Value, trial.Reason, values);
        return new(new TrialRecord(trial, execution), row.LongOrNull(19));
    }

    private static Dictionary<string, string> Attributes(string? json) => json is null ? NoAttributes : StorageJson.Read<Dictionary<string, string>>(json);

    private static TrialState State(string word) => word switch
    {
        "COMPLETE" => TrialState.Complete,
        "PRUNED" => TrialState.Pruned,
        "FAIL" => TrialState.Fail,
        "RUNNING" => TrialState.Running,
        "WAITING" => TrialState.Waiting,
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "A trial has no such state."),
    };
}
