using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Testing;

/// <summary>An objective whose body is a function.</summary>
/// <param name="body">What a trial does.</param>
/// <param name="name">The name that studies refer to.</param>
public sealed class ScriptedObjective(Func<ITrialContext, CancellationToken, TrialOutcome> body, string name = ScriptedObjective.DefaultName) : IObjective
{
    /// <summary>The name that <see cref="TestSpecs"/> refers to.</summary>
    public const string DefaultName = "scripted";

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IReadOnlyList<string> Validate(StudySpec spec) => [];

    /// <inheritdoc />
    public TrialOutcome Run(ITrialContext trial, CancellationToken cancellationToken) => body(trial, cancellationToken);

    /// <summary>An objective that logs, checkpoints and reports a few steps of a smooth function of its parameter, as a training does, and resumes as one.</summary>
    /// <param name="steps">Steps of a trial.</param>
    public static ScriptedObjective Smooth(int steps = 3) => new((trial, cancellationToken) =>
    {
        var x = trial.Assignment.Params["x"].AsDouble();
        for (var step = Done(trial) + 1; step <= steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var value = Value(x, step, steps);
            trial.LogMetrics(step, [new("value", value), new("x", x)]);
            var answer = trial.Report(step, value);
            if (answer.Prune)
            {
                return TrialOutcome.Pruned(answer.Reason!);
            }

            var saved = step;
            trial.SaveCheckpoint(step, stream => stream.Write(BitConverter.GetBytes(saved)));
        }

        return TrialOutcome.Complete(Value(x, steps, steps));
    });

    /// <summary>The value that <see cref="Smooth"/> reports at a step.</summary>
    public static double Value(double x, long step, int steps) => (1 - Math.Pow(x - 0.3, 2)) * step / steps;

    private static long Done(ITrialContext trial)
    {
        using var checkpoint = trial.OpenCheckpoint();
        var bytes = new byte[sizeof(long)];
        checkpoint?.ReadExactly(bytes);
        return BitConverter.ToInt64(bytes);
    }
}
