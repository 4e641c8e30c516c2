using HarOrleans.Contracts;

namespace HarOrleans.Host.StudyVerbs;

/// <summary>How a trial ended, as typed.</summary>
internal sealed record OutcomeInput(TrialState State, IReadOnlyList<double> Values, string? Reason)
{
    /// <summary>Holds it to the study before anything is changed.</summary>
    /// <exception cref="BadInputException">A COMPLETE trial has not a value for each objective.</exception>
    internal void CheckFor(StudySpec spec)
    {
        if (State == TrialState.Complete && Values.Count != spec.Directions.Count)
        {
            throw new BadInputException(FormattableString.Invariant(
                $"--value: {Given} given, but a COMPLETE trial of study {spec.Name} has {spec.Directions.Count}, one for each objective. Nothing was changed: give it, or say --trial-state fail."));
        }
    }

    /// <summary>What a study is told; only a COMPLETE trial is told with values, as in Optuna.</summary>
    /// <exception cref="BadInputException">There are values, and they would be lost.</exception>
    internal TrialOutcome Told() => State switch
    {
        TrialState.Complete => TrialOutcome.Complete(Values),
        _ when Values.Count > 0 => throw new BadInputException(
            $"--value: {Given} given, but only a COMPLETE trial is told with values. Nothing was changed: leave --value out, or --trial-state {State.ToString().ToLowerInvariant()}."),
        TrialState.Pruned => TrialOutcome.Pruned(Reason ?? "told so"),
        _ => TrialOutcome.Fail(Reason ?? "told so"),
    };

    private string Given => Values.Count switch
    {
        0 => "none was",
        1 => "one was",
        var several => FormattableString.Invariant($"{several} were"),
    };
}
