using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.StudyVerbs;

/// <summary><c>har study enqueue</c>, <c>ask</c> and <c>tell</c>: a worker in any language.</summary>
internal static class AskTell
{
    internal static async Task<Answer> EnqueueAsync(StudyHandle study, EnqueueInput input, CancellationToken cancellationToken)
    {
        var space = (await study.GetAsync(cancellationToken)).Spec.Space;
        var fixedParams = input.Params.ToDictionary(x => x.Key, x => ParamInput.Of(space, x.Key, x.Value));
        var number = await study.EnqueueTrialAsync(fixedParams, skipIfExists: input.SkipIfExists, requestId: input.RequestId, requires: input.Requires, cancellationToken: cancellationToken);
        return new([number is { } made ? FormattableString.Invariant($"Trial {made} waits in the queue.") : "Skipped: there is a trial with these parameters."], new EnqueueDocument(number));
    }

    internal static async Task<Answer> AddAsync(StudyHandle study, AddInput input, CancellationToken cancellationToken)
    {
        var spec = (await study.GetAsync(cancellationToken)).Spec;
        Check(spec, input.State, input.Values);
        var space = spec.Space;
        var made = FrozenTrial.Create(input.State, input.Params.ToDictionary(x => x.Key, x => ParamInput.Of(space, x.Key, x.Value)), input.Values.Count == 0 ? null : input.Values) with { Reason = input.Reason };
        var number = await study.AddTrialAsync(made, input.RequestId, cancellationToken);
        return new([FormattableString.Invariant($"Trial {number} was added as {TextFormat.State(input.State)}.")], new TellDocument(number, TextFormat.State(input.State), made.Values, made.Reason));
    }

    internal static async Task<Answer> AskAsync(StudyHandle study, string? askId, string owner, string? space, CancellationToken cancellationToken)
    {
        var trial = await study.AskAsync(askId, owner, SpaceInput.Read(space), cancellationToken);
        return new(
            [
                FormattableString.Invariant($"Trial {trial.Number}, attempt {trial.Assignment.Attempt}, yours until {trial.LeaseUntil:u}."),
                .. trial.Params.Select(x => $"  {x.Key} = {TextFormat.WholeParam(x.Value)}"),
            ],
            new AskDocument(trial.Number, trial.Assignment.Attempt, trial.Params, trial.Assignment.RunId, trial.LeaseUntil));
    }

    private static void Check(StudySpec spec, TrialState state, IReadOnlyList<double> values)
    {
        if (state == TrialState.Complete && values.Count != spec.Directions.Count)
        {
            throw new BadInputException(FormattableString.Invariant(
                $"--value: {(values.Count == 0 ? "none was" : values.Count == 1 ? "one was" : $"{values.Count} were")} given, but a COMPLETE trial of study {spec.Name} has {spec.Directions.Count}, one for each objective. Nothing was changed: give it, or say --trial-state fail."));
        }
    }

    private static string Standing(FrozenTrial trial) => trial.IsFinished
        ? FormattableString.Invariant($"it is {TextFormat.State(trial.State)}{(trial.Values is { } values ? $" with {string.Join(", ", values.Select(x => x.ToString("R", CultureInfo.InvariantCulture)))}" : "")} already")
        : FormattableString.Invariant($"it is {TextFormat.State(trial.State)}, at attempt {trial.Attempt}");

    internal static async Task<Answer> TellAsync(StudyHandle study, TellInput input, CancellationToken cancellationToken)
    {
        var snapshot = await study.GetAsync(cancellationToken);
        if (input.Number >= snapshot.Counts.Total)
        {
            throw new BadInputException(FormattableString.Invariant($"--trial {input.Number}: study {snapshot.Spec.Name} has no such trial; it has {snapshot.Counts.Total}, numbered from 0. Ask for one with har study ask {snapshot.Spec.Name}."));
        }

        Check(snapshot.Spec, input.State, input.Values);
        var known = (await study.GetTrialAsync(input.Number, cancellationToken)).Trial;
        var outcome = input.State switch
        {
            TrialState.Complete => TrialOutcome.Complete(input.Values),
            TrialState.Pruned => TrialOutcome.Pruned(input.Reason ?? "told so"),
            _ => TrialOutcome.Fail(input.Reason ?? "told so"),
        };
        try
        {
            await study.TellAsync(input.Number, input.Attempt ?? known.Attempt, outcome, cancellationToken);
        }
        catch (FencedException)
        {
            throw new BadInputException($"--trial {input.Number.ToString(CultureInfo.InvariantCulture)}: {Standing(known)}. Nothing was changed: a trial is told once, by who asked for it last.");
        }

        var told = (await study.GetTrialAsync(input.Number, cancellationToken)).Trial;
        return new(
            [$"Trial {told.Number} is {TextFormat.State(told.State)}{(told.Reason is null ? "" : $": {told.Reason}")}"],
            new TellDocument(told.Number, TextFormat.State(told.State), told.Values, told.Reason));
    }
}
