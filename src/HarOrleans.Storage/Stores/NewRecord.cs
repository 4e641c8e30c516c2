using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Storage.Stores;

/// <summary>A trial that was just inserted, as its rows have it, so that nobody reads them again: pure, and held to the rows by a test.</summary>
internal static class NewRecord
{
    /// <summary>The state that a new trial begins with.</summary>
    internal static TrialState StateOf(NewTrial trial) => trial.Template?.State ?? trial.Begin?.After.State ?? TrialState.Waiting;

    /// <summary>When its first attempt began, or null.</summary>
    internal static DateTimeOffset? StartOf(NewTrial trial) => trial.Template is { } template ? template.StartedAt : trial.Begin is null ? null : trial.At;

    /// <summary>The attempt that holds it; 0 where none does.</summary>
    internal static int AttemptOf(NewTrial trial) => trial.Lease is null ? 0 : 1;

    internal static TrialRecord Of(NewTrial trial, long trialId)
    {
        var template = trial.Template;
        var values = template?.Values is { Count: > 1 } several ? several : null;
        var frozen = new FrozenTrial
        {
            TrialId = trialId,
            StudyId = trial.StudyId,
            Number = trial.Number,
            State = StateOf(trial),
            Values = values ?? (template?.Value is { } value ? [value] : null),
            Params = trial.Params,
            Intermediates = template is { Intermediates.Count: > 0 } ? [.. template.Intermediates.OrderBy(x => x.Step)] : [],
            RunId = trial.Run.RunId,
            Reason = template?.Reason,
            CreatedAt = trial.At.ToUniversalTime(),
            StartedAt = StartOf(trial)?.ToUniversalTime(),
            FinishedAt = template?.FinishedAt?.ToUniversalTime(),
            Sequence = trial.Sequence,
            Attempt = AttemptOf(trial),
            UserAttributes = trial.UserAttributes,
            SystemAttributes = trial.SystemAttributes,
            Constraints = SystemAttributes.Constraints(trial.SystemAttributes),
            Distributions = trial.Distributions,
        };
        return new(frozen, new(frozen.State, frozen.Attempt, trial.Lease?.Holder, 0, 0, frozen.Value, frozen.Reason, values));
    }
}
