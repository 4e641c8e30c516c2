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
    public async Task<IReadOnlyList<TrialRecord>> AddAsync(IReadOnlyList<NewTrial> trials, CancellationToken cancellationToken = default)
    {
        var (stored, sets) = await database.WriteAsync(
            async session =>
            {
                var records = new List<TrialRecord>(trials.Count);
                var added = new List<(long TrialId, long RunNo, NewTrial Trial, RunSpec Run)>(trials.Count);
                var put = new Dictionary<IReadOnlyDictionary<string, Distribution>, long?>(ReferenceEqualityComparer.Instance);
                foreach (var trial in trials)
                {
                    if (!put.TryGetValue(trial.Distributions, out var set))
                    {
                        put[trial.Distributions] = set = await _distributions.PutAsync(session, trial.Distributions);
                    }

                    records.Add(await InsertAsync(session, trial, set, added));
                }

                await session.ExecuteAllAsync(
                [
                    .. added.Select(x => Lease(x.TrialId, x.Trial)),
                    .. added.SelectMany(x => Intermediates(x.TrialId, x.Trial)),
                    .. RunWriter.Rest([.. added.Select(x => (x.RunNo, x.Run))]),
                ]);
                return (records, put);
            },
            cancellationToken);
        foreach (var (distributions, set) in sets)
        {
            _distributions.Keep(distributions, set);
        }

        return stored;
    }

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
                    ("@set", await _distributions.PutAsync(session, distributions)),
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

    /// <summary>The trial as inserted, with its run, after which <paramref name="added"/> has it; where the study has the number already, the stored one.</summary>
    private async Task<TrialRecord> InsertAsync(DbSession session, NewTrial trial, long? set, List<(long TrialId, long RunNo, NewTrial Trial, RunSpec Run)> added)
    {
        var template = trial.Template;
        var state = NewRecord.StateOf(trial);
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
            ("@set", set),
            ("@feasible", IsFeasible(trial.SystemAttributes)),
            ("@started", TimeOrNull(NewRecord.StartOf(trial))),
            ("@finished", TimeOrNull(template?.FinishedAt)),
            ("@at", SqlValue.Time(trial.At)),
            ("@sequence", trial.Sequence));
        if (trialId is null && await SelectAsync(session, trial.StudyId, trial.Number, keep: false) is { } made)
        {
            return made;
        }

        var run = RunOf(trial);
        if (trialId is not { } id
            || await RunWriter.InsertRowAsync(
                session, run, id, RunStatusOf(state), trial.At, template is null ? null : (template.StartedAt, template.FinishedAt, template.Reason)) is not { } runNo)
        {
            throw new ConflictException($"The run '{trial.Run.RunId}' exists already and cannot be the run of trial {trial.Number} of study {trial.StudyId}.");
        }

        added.Add((id, runNo, trial, run));
        return NewRecord.Of(trial, id);
    }

    private static IEnumerable<SqlStatement> Intermediates(long trialId, NewTrial trial) => (trial.Template?.Intermediates ?? []).Select(x => new SqlStatement(
        "INSERT INTO trial_intermediate (trial_id, step, attempt, value) VALUES (@trial, @step, @attempt, @value)",
        ("@trial", trialId),
        ("@step", x.Step),
        ("@attempt", NewRecord.AttemptOf(trial)),
        ("@value", SqlValue.Real(x.Value))));

    private static SqlStatement Lease(long trialId, NewTrial trial) => new(
        "INSERT INTO trial_lease (trial_id, attempt, holder, until) VALUES (@trial, @attempt, @holder, @until)",
        ("@trial", trialId),
        ("@attempt", NewRecord.AttemptOf(trial)),
        ("@holder", trial.Lease?.Holder),
        ("@until", TimeOrNull(trial.Lease?.Until)));

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
