using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Crasher;

/// <summary>Logs, reports and checkpoints a few steps, and writes down what was acknowledged.</summary>
internal static class AckingObjective
{
    private const int Steps = 5;

    internal static ScriptedObjective Create(AckLog log) => new((trial, cancellationToken) =>
    {
        var assignment = trial.Assignment;
        var x = assignment.Params["x"].AsDouble();
        var sequence = assignment.Checkpoint?.Sequence ?? 0;
        for (var step = (assignment.Checkpoint?.Step ?? 0) + 1; step <= Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var value = ScriptedObjective.Value(x, step, Steps);
            trial.LogMetrics(step, [new("value", value), new("x", x)]);
            trial.Flush();
            log.Write($"point {assignment.RunId} value {assignment.Attempt} {++sequence} {step} {value:R}");
            log.Write($"point {assignment.RunId} x {assignment.Attempt} {++sequence} {step} {x:R}");
            trial.Report(step, value);
            log.Write($"report {assignment.Number} {step} {value:R}");
            var done = step;
            trial.SaveCheckpoint(step, stream => stream.Write(BitConverter.GetBytes(done)));
        }

        return TrialOutcome.Complete(ScriptedObjective.Value(x, Steps, Steps));
    });
}
