using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Example;

/// <summary>
/// An objective of a team's own: gradient descent on a bowl whose centre the setting <c>centre</c> names. It reports each step, so that a pruner can stop it, keeps a
/// checkpoint, so that a killed server goes on from there, and leaves a file with the run. It needs nothing but HarOrleans.Abstractions.
/// </summary>
public sealed class CentroidObjective : IObjective
{
    private const string Centre = "centre";
    private const int Steps = 20;

    /// <inheritdoc />
    public string Name => "centroid";

    /// <inheritdoc />
    public IReadOnlyList<string> Validate(StudySpec spec) =>
    [
        .. spec.Space.Any(each => each.Name == "lr") ? Array.Empty<string>() : ["lr: the search space lacks it. centroid needs a number above 0."],
        .. CentreOf(spec.Objective) is null ? ["centre: give the setting a number, for example 3."] : Array.Empty<string>(),
    ];

    /// <inheritdoc />
    public TrialOutcome Run(ITrialContext trial, CancellationToken cancellationToken)
    {
        var centre = CentreOf(trial.Assignment.Objective)!.Value;
        var rate = trial.Assignment.Params["lr"].AsDouble();
        var (done, place) = Resume(trial);
        for (var step = done + 1; step <= Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            place -= rate * 2 * (place - centre);
            var loss = (place - centre) * (place - centre);
            trial.LogMetrics(step, [new("loss", loss), new("place", place)]);
            trial.SaveCheckpoint(step, stream => stream.Write(BitConverter.GetBytes(place)));
            if (trial.Report(step, loss) is { Prune: true } answer)
            {
                return TrialOutcome.Pruned(answer.Reason ?? "pruned");
            }
        }

        trial.SaveArtifact("place.txt", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{place}\n"))));
        return TrialOutcome.Complete((place - centre) * (place - centre));
    }

    private static (long Step, double Place) Resume(ITrialContext trial)
    {
        using var checkpoint = trial.OpenCheckpoint();
        if (checkpoint is null)
        {
            return (0, 0);
        }

        Span<byte> bytes = stackalloc byte[sizeof(double)];
        checkpoint.ReadExactly(bytes);
        return (trial.Assignment.Checkpoint!.Step, BitConverter.ToDouble(bytes));
    }

    private static double? CentreOf(ObjectiveSpec objective) =>
        objective.Settings.TryGetValue(Centre, out var text) && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
