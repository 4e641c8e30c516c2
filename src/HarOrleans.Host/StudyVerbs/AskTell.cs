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
        var (state, values, reason) = input.Outcome;
        input.Outcome.CheckFor(spec);
        var made = FrozenTrial.Create(state, input.Params.ToDictionary(x => x.Key, x => ParamInput.Of(spec.Space, x.Key, x.Value)), values.Count == 0 ? null : values) with { Reason = reason };
        var number = await study.AddTrialAsync(made, input.RequestId, cancellationToken);
        return new([FormattableString.Invariant($"Trial {number} was added as {TextFormat.State(state)}.")], new TellDocument(number, TextFormat.State(state), made.Values, made.Reason));
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

        input.Outcome.CheckFor(snapshot.Spec);
        var outcome = input.Outcome.Told();
        var known = (await study.GetTrialAsync(input.Number, cancellationToken)).Trial;
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
