using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlTrialStore
{
    private const string Insert = """
        INSERT INTO trial (study_id, number, workspace, owner, run_id, state, value, all_values, params, reason, user_attributes, system_attributes,
            distributions_id, feasible, created_at, started_at, finished_at, changed_at, sequence)
        VALUES (@study, @number, @workspace, @owner, @run, @state, @value, @values, @params, @reason, @user, @system,
            @set, @feasible, @at, @started, @finished, @at, @sequence)
        ON CONFLICT DO NOTHING
        RETURNING trial_id
        """;

    /// <inheritdoc />
    public async Task<TrialRecord> CreateAsync(NewTrial trial, CancellationToken cancellationToken = default) => (await AddAsync([trial], cancellationToken))[0];

    /// <inheritdoc />
    public Task<IReadOnlyList<TrialRecord>> AddAsync(IReadOnlyList<NewTrial> trials, CancellationToken cancellationToken = default) =>
        database.WriteAsync<IReadOnlyList<TrialRecord>>(
            async session =>
            {
                var stored = new List<TrialRecord>(trials.Count);
                foreach (var trial in trials)
                {
                    stored.Add(await SelectAsync(session, trial.StudyId, trial.Number, keep: false) ?? await InsertAsync(session, trial));
                }

                return stored;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<bool> CompleteParamsAsync(
        long trialId,
        IReadOnlyDictionary<string, ParamValue> parameters,
        IReadOnlyDictionary<string, Distribution> distributions,
        long sequence,
        DateTimeOffset at,
        CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var changed = await session.ExecuteAsync(
                    "UPDATE trial SET params = @params, distributions_id = @set, sequence = @sequence, changed_at = @at WHERE trial_id = @trial AND state = 'WAITING'",
                    ("@params", StorageJson.Write(parameters)),
                    ("@set", await DistributionSets.PutAsync(session, distributions)),
                    ("@sequence", sequence),
                    ("@at", SqlValue.Time(at)),
                    ("@trial", trialId));
                if (changed == 0)
                {
                    return session.Refuse(false);
                }

                var run = await session.ScalarAsync("SELECT run_no FROM run WHERE trial_id = @trial", ("@trial", trialId));
                foreach (var (key, value) in parameters)
                {
                    await session.ExecuteAsync(
                        "INSERT INTO run_param (run_no, key, value) VALUES (@run, @key, @value) ON CONFLICT DO NOTHING", ("@run", run), ("@key", key), ("@value", value.ToString()));
                }

                return true;
            },
            cancellationToken);

    private async Task<TrialRecord> InsertAsync(DbSession session, NewTrial trial)
    {
        var template = trial.Template;
        var state = template?.State ?? TrialState.Waiting;
        var trialId = (long?)await session.ScalarAsync(
            Insert,
            ("@study", trial.StudyId),
            ("@number", trial.Number),
            ("@workspace", trial.Run.Workspace),
            ("@owner", trial.Run.Owner),
            ("@run", trial.Run.RunId),
            ("@state", SqlValue.Word(state)),
            ("@value", template?.Value),
            ("@values", template?.Values is { Count: > 1 } several ? StorageJson.Write(several) : null),
            ("@params", StorageJson.Write(trial.Params)),
            ("@reason", template?.Reason),
            ("@user", StorageJson.Write(trial.UserAttributes)),
            ("@system", StorageJson.Write(trial.SystemAttributes)),
            ("@set", await DistributionSets.PutAsync(session, trial.Distributions)),
            ("@feasible", IsFeasible(trial.SystemAttributes)),
            ("@started", TimeOrNull(template?.StartedAt)),
            ("@finished", TimeOrNull(template?.FinishedAt)),
            ("@at", SqlValue.Time(trial.At)),
            ("@sequence", trial.Sequence));
        if (trialId is null && await SelectAsync(session, trial.StudyId, trial.Number, keep: false) is { } made)
        {
            return made; // by another writer, since it was looked for
        }

        if (trialId is null || !await RunWriter.InsertAsync(session, RunOf(trial), trialId, RunStatusOf(state), trial.At))
        {
            throw new ConflictException($"The run '{trial.Run.RunId}' exists already and cannot be the run of trial {trial.Number} of study {trial.StudyId}.");
        }

        await InsertLeaseAsync(session, trialId.Value, trial);
        if (template is not null)
        {
            await InsertHistoryAsync(session, trialId.Value, template);
        }

        return (await SelectAsync(session, trial.StudyId, trial.Number, keep: false))!;
    }

    private static Task InsertLeaseAsync(DbSession session, long trialId, NewTrial trial) => session.ExecuteAsync(
        "INSERT INTO trial_lease (trial_id, attempt, holder, until) VALUES (@trial, @attempt, @holder, @until)",
        ("@trial", trialId),
        ("@attempt", trial.Lease is null ? 0 : 1),
        ("@holder", trial.Lease?.Holder),
        ("@until", TimeOrNull(trial.Lease?.Until)));

    private static async Task InsertHistoryAsync(DbSession session, long trialId, FrozenTrial template)
    {
        foreach (var (step, value) in template.Intermediates)
        {
            await session.ExecuteAsync(
                "INSERT INTO trial_intermediate (trial_id, step, attempt, value) VALUES (@trial, @step, @attempt, @value)",
                ("@trial", trialId),
                ("@step", step),
                ("@attempt", template.State == TrialState.Running ? 1 : 0),
                ("@value", SqlValue.Real(value)));
        }

        await session.ExecuteAsync(
            "UPDATE run SET started_at = @started, ended_at = @ended, reason = @reason WHERE trial_id = @trial",
            ("@started", TimeOrNull(template.StartedAt)),
            ("@ended", TimeOrNull(template.FinishedAt)),
            ("@reason", template.Reason),
            ("@trial", trialId));
    }

    private static RunStatus RunStatusOf(TrialState state) => state switch
    {
        TrialState.Waiting => RunStatus.Scheduled,
        TrialState.Running => RunStatus.Running,
        _ => StatusOf(state),
    };

    private static long? TimeOrNull(DateTimeOffset? time) => time is { } known ? SqlValue.Time(known) : null;

    /// <summary>The run with the trial's parameters among its own.</summary>
    private static RunSpec RunOf(NewTrial trial)
    {
        var all = new Dictionary<string, string>(trial.Run.Params, StringComparer.Ordinal);
        foreach (var (key, value) in trial.Params)
        {
            all[key] = value.ToString();
        }

        return trial.Run with { Params = all };
    }
}
