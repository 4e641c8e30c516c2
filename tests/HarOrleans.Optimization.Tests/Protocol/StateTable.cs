using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>The protocol's state table as Markdown, made by asking the protocol.</summary>
internal static class StateTable
{
    private static readonly TrialLimits Limits = new(MaxRetries: 1, MaxDeaths: 1) { MaxSilences = 0 };
    private static readonly TrialExecution Waiting = TrialExecution.New with { Attempt = 1 };
    private static readonly TrialExecution Running = new(TrialState.Running, 2, "A", 0, 0, null, null);
    private static readonly TrialExecution LastTry = Running with { Failures = 1, Deaths = 1 };
    private static readonly TrialExecution Finished = new(TrialState.Complete, 2, null, 0, 0, 0.9, null);

    private static readonly (string State, TrialExecution Stored, string Event, TrialEvent Happened)[] Cases =
    [
        ("WAITING", Waiting, "Begin", new TrialEvent.Begin("A")),
        ("WAITING", Waiting, "Report, Tell or Release of an earlier attempt", new TrialEvent.Tell(1, TrialOutcome.Complete(0.9))),
        ("WAITING", Waiting, "Expire of an earlier attempt", new TrialEvent.Expire(1)),
        ("WAITING", Waiting, "Cancel", new TrialEvent.Cancel("cancelled")),
        ("RUNNING", Running, "Begin by its holder", new TrialEvent.Begin("A")),
        ("RUNNING", Running, "Begin by another", new TrialEvent.Begin("B")),
        ("RUNNING", Running, "Report", new TrialEvent.Report(2, new(3, 0.8))),
        ("RUNNING", Running, "Tell COMPLETE with a finite value", new TrialEvent.Tell(2, TrialOutcome.Complete(0.9))),
        ("RUNNING", LastTry, "Tell COMPLETE with any other value, no retry left", new TrialEvent.Tell(2, TrialOutcome.Complete(double.NaN))),
        ("RUNNING", Running, "Tell PRUNED", new TrialEvent.Tell(2, TrialOutcome.Pruned("hopeless"))),
        ("RUNNING", Running, "Tell FAIL, retries left", new TrialEvent.Tell(2, TrialOutcome.Fail("broken"))),
        ("RUNNING", LastTry, "Tell FAIL, no retry left", new TrialEvent.Tell(2, TrialOutcome.Fail("broken"))),
        ("RUNNING", Running, "Release", new TrialEvent.Release(2)),
        ("RUNNING", Running, "Expire, deaths left", new TrialEvent.Expire(2)),
        ("RUNNING", LastTry, "Expire, no death left", new TrialEvent.Expire(2)),
        ("RUNNING", Running with { Holder = OutsideOwner.Of("w", "1") }, "Expire of an outside owner, no silence left", new TrialEvent.Expire(2)),
        ("RUNNING", Running, "Report, Tell or Release of an earlier attempt", new TrialEvent.Report(1, new(3, 0.8))),
        ("RUNNING", Running, "Expire of an earlier attempt", new TrialEvent.Expire(1)),
        ("RUNNING", Running, "Cancel", new TrialEvent.Cancel("cancelled")),
        ("finished", Finished, "the Tell that finished it, again", new TrialEvent.Tell(2, TrialOutcome.Complete(0.9))),
        ("finished", Finished, "any other Tell, Report or Release", new TrialEvent.Release(2)),
        ("finished", Finished, "Begin", new TrialEvent.Begin("A")),
        ("finished", Finished, "Expire", new TrialEvent.Expire(2)),
        ("finished", Finished, "Cancel", new TrialEvent.Cancel("cancelled")),
        ("finished", Finished with { State = TrialState.Fail, Reason = "cancelled" }, "the Cancel that finished it, again", new TrialEvent.Cancel("cancelled")),
    ];

    internal static string Print() => string.Join('\n', Cases.Select(Row).Prepend("| --- | --- | --- | --- | --- |").Prepend("| stored | event | answer | then | effects |")) + "\n";

    private static string Row((string State, TrialExecution Stored, string Event, TrialEvent Happened) @case)
    {
        var decision = TrialProtocol.Decide(@case.Stored, @case.Happened, Limits);
        var then = decision.Transition is { } step ? Change(@case.Stored, step.After) : "unchanged";
        var effects = decision.Transition is { } made ? made.Effects.ToString() : "";
        return $"| {@case.State} | {@case.Event} | {decision.Answer} | {then} | {effects} |";
    }

    private static string Change(TrialExecution before, TrialExecution after)
    {
        var parts = new List<string> { after.State.ToString().ToUpperInvariant() };
        if (after.Attempt > before.Attempt)
        {
            parts.Add("attempt + 1");
        }

        if (after.Failures > before.Failures)
        {
            parts.Add("failures + 1");
        }

        if (after.Deaths > before.Deaths)
        {
            parts.Add("deaths + 1");
        }

        return string.Join(", ", parts);
    }
}
