using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlTrialStore
{
    // The condition of the whole commit: it stands in the first write, and where that changes no row nothing else is tried.
    private const string IfStillBefore = """
         WHERE trial_id = @trial AND attempt = @attempt_before AND holder IS NOT DISTINCT FROM @holder_before
            AND (CAST(@expired_at AS BIGINT) IS NULL OR until IS NULL OR until <= @expired_at)
            AND EXISTS (SELECT 1 FROM trial t WHERE t.trial_id = @trial AND t.state = @state_before)
        """;

    private const string MoveLease =
        "UPDATE trial_lease SET attempt = @attempt, holder = @holder, failures = @failures, deaths = @deaths, until = @until" + IfStillBefore;

    private const string KeepLease =
        "UPDATE trial_lease SET attempt = @attempt, holder = @holder, failures = @failures, deaths = @deaths" + IfStillBefore;

    private const string MoveTrial = """
        UPDATE trial SET state = @state, value = @value, all_values = @values, system_attributes = COALESCE(@system, system_attributes), reason = @reason, sequence = @sequence, changed_at = @at,
            started_at = CASE WHEN @granted = 1 THEN COALESCE(started_at, @at) ELSE started_at END,
            finished_at = CASE WHEN @finished = 1 THEN @at ELSE finished_at END
        WHERE trial_id = @trial
        """;

    /// <inheritdoc />
    public Task<TrialRecord?> CommitAsync(TrialCommit commit, CancellationToken cancellationToken = default) =>
        database.WriteAsync<TrialRecord?>(
            async session =>
            {
                await Fence.HoldAsync(session, commit.TrialId);
                if (!await MoveLeaseAsync(session, commit))
                {
                    return session.Refuse<TrialRecord?>(null);
                }

                await MoveTrialAsync(session, commit);
                await MoveRunAsync(session, commit);
                var effects = commit.Transition.Effects;
                if (effects.HasFlag(TrialEffects.RecordIntermediate))
                {
                    await RecordAsync(session, commit);
                }

                if (effects.HasFlag(TrialEffects.SupersedePoints))
                {
                    await SupersedeAsync(session, commit.TrialId, commit.Transition.After.Attempt);
                }

                return await SelectAsync(session, TheTrial, keep: false, ("@trial", commit.TrialId));
            },
            cancellationToken);

    private static async Task<bool> MoveLeaseAsync(DbSession session, TrialCommit commit)
    {
        var (before, after, effects) = (commit.Transition.Before, commit.Transition.After, commit.Transition.Effects);
        var granted = effects.HasFlag(TrialEffects.GrantLease);
        (string Name, object? Value)[] args =
        [
            ("@trial", commit.TrialId),
            ("@attempt", after.Attempt),
            ("@holder", after.Holder),
            ("@failures", after.Failures),
            ("@deaths", after.Deaths),
            ("@attempt_before", before.Attempt),
            ("@holder_before", before.Holder),
            ("@state_before", SqlValue.Word(before.State)),
            ("@expired_at", effects.HasFlag(TrialEffects.RequireExpiredLease) ? SqlValue.Time(commit.At) : null),
        ];
        return await (granted || effects.HasFlag(TrialEffects.DropLease)
            ? session.ExecuteAsync(MoveLease, [.. args, ("@until", granted ? SqlValue.Time(commit.LeaseUntil) : null)])
            : session.ExecuteAsync(KeepLease, args)) > 0;
    }

    private static Task MoveTrialAsync(DbSession session, TrialCommit commit)
    {
        var after = commit.Transition.After;
        return session.ExecuteAsync(
            MoveTrial,
            ("@state", SqlValue.Word(after.State)),
            ("@value", after.Value),
            ("@values", after.Values is null ? null : StorageJson.Write(after.Values)),
            ("@system", commit.SystemAttributes is null ? null : StorageJson.Write(commit.SystemAttributes)),
            ("@reason", after.Reason),
            ("@sequence", commit.Sequence),
            ("@at", SqlValue.Time(commit.At)),
            ("@granted", commit.Transition.Effects.HasFlag(TrialEffects.GrantLease) ? 1 : 0),
            ("@finished", after.IsFinished ? 1 : 0),
            ("@trial", commit.TrialId));
    }

    private static Task MoveRunAsync(DbSession session, TrialCommit commit)
    {
        var at = ("@at", (object?)SqlValue.Time(commit.At));
        var trial = ("@trial", (object?)commit.TrialId);
        var effects = commit.Transition.Effects;
        if (effects.HasFlag(TrialEffects.GrantLease))
        {
            return session.ExecuteAsync("UPDATE run SET status = 'RUNNING', started_at = COALESCE(started_at, @at) WHERE trial_id = @trial", at, trial);
        }

        if (effects.HasFlag(TrialEffects.SuspendRun))
        {
            return session.ExecuteAsync("UPDATE run SET status = 'SCHEDULED' WHERE trial_id = @trial", trial);
        }

        return effects.HasFlag(TrialEffects.FinishRun)
            ? session.ExecuteAsync(
                "UPDATE run SET status = @status, reason = @reason, ended_at = @at WHERE trial_id = @trial",
                ("@status", SqlValue.Word(StatusOf(commit.Transition.After.State))),
                ("@reason", commit.Transition.After.Reason),
                at,
                trial)
            : Task.CompletedTask;
    }

    private static Task RecordAsync(DbSession session, TrialCommit commit) => session.ExecuteAsync(
        """
        INSERT INTO trial_intermediate (trial_id, step, attempt, value) VALUES (@trial, @step, @attempt, @value)
        ON CONFLICT (trial_id, step) DO UPDATE SET attempt = excluded.attempt, value = excluded.value, superseded = 0
        """,
        ("@trial", commit.TrialId),
        ("@step", commit.Transition.Intermediate!.Step),
        ("@attempt", commit.Transition.After.Attempt),
        ("@value", SqlValue.Real(commit.Transition.Intermediate.Value)));

    private static RunStatus StatusOf(TrialState state) => state switch
    {
        TrialState.Complete => RunStatus.Finished,
        TrialState.Pruned => RunStatus.Killed,
        TrialState.Fail => RunStatus.Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Only a finished trial ends its run."),
    };
}
