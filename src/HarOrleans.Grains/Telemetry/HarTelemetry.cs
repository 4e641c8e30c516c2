using System.Diagnostics;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>What studies and trials tell OpenTelemetry: names, and the one source of activities. Costs nothing where nobody listens.</summary>
public static class HarTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "HarOrleans";

    /// <summary>Attribute of activities and log scopes: the study's id.</summary>
    public const string StudyId = "har.study.id";

    /// <summary>Attribute of activities and log scopes: the trial's number in its study.</summary>
    public const string TrialNumber = "har.trial.number";

    /// <summary>Attribute of activities and log scopes: which hand-out of the trial it is.</summary>
    public const string Attempt = "har.trial.attempt";

    /// <summary>Attribute of activities and log scopes: the run that the trial logs into.</summary>
    public const string RunId = "har.run.id";

    /// <summary>Attribute of activities and of <c>har.trial.finished</c>: <c>complete</c>, <c>pruned</c> or <c>fail</c>.</summary>
    public const string TrialState = "har.trial.state";

    private const string Step = "har.trial.step";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>An activity of a study, within the one that the caller is in; null where nobody listens.</summary>
    internal static Activity? Start(string name, long study) => Source.StartActivity(name)?.SetTag(StudyId, study);

    /// <summary>Says which trial an activity was about.</summary>
    internal static void SetTrial(this Activity? activity, int number, int attempt, string run) =>
        activity?.SetTag(TrialNumber, number).SetTag(Attempt, attempt).SetTag(RunId, run);

    /// <summary>A trial's activity on its training thread: a trace of its own, since it outlives by far the call that handed it out.</summary>
    internal static Activity? StartTrial(TrialAssignment trial)
    {
        Activity.Current = null;
        var activity = Start("trial", trial.StudyId);
        activity.SetTrial(trial.Number, trial.Attempt, trial.RunId);
        return activity;
    }

    /// <summary>An epoch of the trial that the thread is in: what lies between two reports.</summary>
    internal static Activity? StartEpoch() => Source.HasListeners() ? Source.StartActivity("trial.epoch") : null;

    /// <summary>Ends an epoch with the step that it reported.</summary>
    internal static void EndEpoch(Activity? epoch, long step)
    {
        epoch?.SetTag(Step, step);
        epoch?.Dispose();
    }

    /// <summary>Ends a trial's activity with what came of it.</summary>
    internal static void End(Activity? trial, TrialOutcome outcome)
    {
        trial?.SetTag(TrialState, HarMeter.Word(outcome.State));
        if (outcome.State == Contracts.TrialState.Fail)
        {
            trial?.SetStatus(ActivityStatusCode.Error, outcome.Reason);
        }
    }

    /// <summary>What a trial's log lines carry, in the manner of its activity's attributes.</summary>
    internal static KeyValuePair<string, object>[] Scope(TrialAssignment trial) =>
        [new(StudyId, trial.StudyId), new(TrialNumber, trial.Number), new(Attempt, trial.Attempt), new(RunId, trial.RunId)];
}
