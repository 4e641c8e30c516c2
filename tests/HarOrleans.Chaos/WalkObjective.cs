using System.Globalization;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Chaos;

/// <summary>
/// Loaded into the trainers: a trial walks along a chaotic sequence that its parameter fixes, a point and a checkpoint a step, so that whoever knows the parameter can say what each point must be, and a step
/// that is lost, repeated or taken from a wrong checkpoint shows in all that follow. What the server has acknowledged it notes in a file of its process.
/// </summary>
public sealed class WalkObjective : IObjective
{
    /// <summary>The objective's name.</summary>
    public const string ObjectiveName = "walk";

    /// <summary>The metric.</summary>
    public const string Metric = "place";

    /// <summary>The hint with the folder of the notes.</summary>
    public const string Notes = "notes";

    /// <summary>The slots of a process share its file.</summary>
    private static readonly Lock Notebook = new();

    /// <summary>Steps of a trial.</summary>
    public const int Steps = 20;

    /// <summary>The hint with the milliseconds that a step takes.</summary>
    public const string Pace = "pace";

    /// <inheritdoc />
    public string Name => ObjectiveName;

    /// <inheritdoc />
    public IReadOnlyList<string> Validate(StudySpec spec) => [];

    /// <inheritdoc />
    public TrialOutcome Run(ITrialContext trial, CancellationToken cancellationToken)
    {
        var (step, place) = Resume(trial);
        var notes = Path.Combine(trial.Assignment.Objective.Hints[Notes], string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}.acknowledged"));
        var pace = TimeSpan.FromMilliseconds(int.Parse(trial.Assignment.Objective.Hints[Pace], CultureInfo.InvariantCulture));
        while (step < Steps)
        {
            if (cancellationToken.WaitHandle.WaitOne(pace))
            {
                throw new OperationCanceledException(cancellationToken);
            }

            (step, place) = (step + 1, Next(place));
            var began = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            trial.LogMetrics(step, [new(Metric, place)]);
            trial.Flush();
            lock (Notebook)
            {
                File.AppendAllText(notes, new Acknowledged(trial.Assignment.RunId, trial.Assignment.Attempt, step, place, began).Write());
            }

            trial.Report(step, place);
            trial.SaveCheckpoint(step, stream => stream.Write([.. BitConverter.GetBytes(step), .. BitConverter.GetBytes(place)]));
        }

        return TrialOutcome.Complete(place);
    }

    /// <summary>What each step must come to, by number from 1.</summary>
    internal static IEnumerable<double> Places(double start)
    {
        var place = start;
        for (var step = 1; step <= Steps; step++)
        {
            yield return place = Next(place);
        }
    }

    private static double Next(double place) => 3.99 * place * (1 - place);

    private static (int Step, double Place) Resume(ITrialContext trial)
    {
        using var checkpoint = trial.OpenCheckpoint();
        if (checkpoint is null)
        {
            return (0, trial.Assignment.Params["x"].AsDouble());
        }

        var bytes = new byte[sizeof(int) + sizeof(double)];
        checkpoint.ReadExactly(bytes);
        return (BitConverter.ToInt32(bytes), BitConverter.ToDouble(bytes, sizeof(int)));
    }
}
