using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <content>
/// Sampling, beside the grain's turns: the sampler reads a history that does not change any more, on another thread, and what it drew is committed in a later
/// turn if its number is still the next. A turn waits a few milliseconds for it, so that short work needs one call and long work never holds up a tell.
/// </content>
internal sealed partial class StudyGrain
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    private ISampler? _sampler;
    private int? _trialsInAll;
    private Draft? _draft;

    /// <summary>The parameters of a trial to come; null while they are being drawn: what called comes again.</summary>
    private async Task<IReadOnlyDictionary<string, ParamValue>?> SampledAsync(DraftKey key, CancellationToken cancellationToken)
    {
        if (key.Space.Count == 0)
        {
            return new Dictionary<string, ParamValue>();
        }

        if (_draft is not { } draft || !Suits(draft, key))
        {
            var context = ContextOf(key);
            var (sampler, pruner, name, study) = (Sampler, Pruner, Spec.Name, Id);
            var drawing = Task.Run(
                () =>
                {
                    using var activity = HarTelemetry.Start("study.sample", study);
                    return sampler.Sample(pruner.Narrow(context, name));
                },
                CancellationToken.None);
            _draft = draft = new(key, _history.Counts.Finished, drawing);
        }

        if (!draft.Values.IsCompleted)
        {
            // Unlike a delay beside it, this leaves no timer behind.
            await ((Task)draft.Values.WaitAsync(Patience, time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        if (!draft.Values.IsCompleted)
        {
            _ = AdvanceAfterAsync(draft);
            return null;
        }

        _draft = null;
        return await draft.Values;
    }

    /// <summary>An asker gets a draft that was made for it, however long that took; another's only where nothing has finished since.</summary>
    private bool Suits(Draft draft, DraftKey key) =>
        draft.Key.Suits(key) && (!key.Eager || draft.Key.AskId == key.AskId || draft.Finished == _history.Counts.Finished);

    private ISampler Sampler => _sampler ??= samplers.Create(Spec.Sampler);

    /// <summary>Whether the sampler has no further trial: a grid that has been gone through.</summary>
    private bool IsExhausted => _history.Drawn >= (_trialsInAll ??= Sampler.TrialsInAll(Spec.Space) ?? int.MaxValue);

    private SamplerContext ContextOf(DraftKey key)
    {
        var context = key.Eager
            ? new SamplerContext(key.Number, Spec.Sampler.Seed, key.Space, Spec.Direction, _history.FinishedNow()) { Open = _history.OpenBeside(key.Number) }
            : new SamplerContext(key.Number, Spec.Sampler.Seed, key.Space, Spec.Direction, _history.FinishedBefore(key.Number));
        return context with { Directions = Spec.Directions, Place = key.Number == _history.Count ? _history.Drawn : key.Number };
    }

    private async Task AdvanceAfterAsync(Draft draft)
    {
        await ((Task)draft.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (state.State.Phase == StudyPhase.Running && !draft.Key.Eager)
        {
            AdvanceSoon();
        }
    }

    /// <summary>Makes the next trial: WAITING, or handed out at once, in the same transaction.</summary>
    private async Task<TrialRecord> CreateTrialAsync(
        IReadOnlyDictionary<string, ParamValue> parameters, IReadOnlyDictionary<string, Distribution> distributions, string? holder, CancellationToken cancellationToken)
    {
        using var activity = HarTelemetry.Start("trial.commit", Id);
        var made = NewTrial(_history.Count, parameters) with { Distributions = distributions };
        if (holder is not null)
        {
            var begin = TrialProtocol.Decide(TrialExecution.New, new TrialEvent.Begin(holder), LimitsOf(Spec)).Transition;
            made = made with { Begin = begin, Lease = (holder, made.At + Spec.AskLease) };
        }

        var stored = await SafelyAsync(() => trials.CreateAsync(made, cancellationToken));
        activity.SetTrial(stored.Trial.Number, stored.Trial.Attempt, stored.Trial.RunId);
        if (made.Begin is { } began && stored.Execution.Holder == holder)
        {
            HarMeter.Moved(began);
        }

        _history.Put(stored);
        await PublishAsync();
        return stored;
    }

    private NewTrial NewTrial(int number, IReadOnlyDictionary<string, ParamValue> parameters)
    {
        var run = LoopRecord.Child(state.State.Loop, Spec, state.State.ExperimentId, number, ids.NewRunId(), parameters);
        return new(Id, number, parameters, run, _history.Sequence + 1, time.GetUtcNow())
        {
            UserAttributes = run.ParentRunId is { } parent
                ? new Dictionary<string, string> { [UserAttributes.ParentRunId] = UserAttributes.Of(parent) }
                : new Dictionary<string, string>(),
        };
    }

    /// <summary>Whether a waiting trial has all of its parameters: one that was queued may have some of them only.</summary>
    private bool IsComplete(FrozenTrial trial) =>
        trial.Attempt > 0 || !trial.SystemAttributes.ContainsKey(SystemAttributes.FixedParams) || Spec.Space.All(x => trial.Params.ContainsKey(x.Name));

    /// <summary>Gives a queued trial the parameters that were not fixed; false while they are being drawn.</summary>
    private async Task<bool> CompleteAsync(FrozenTrial trial, IReadOnlyList<SearchParameter> space, bool eager, string askId, CancellationToken cancellationToken)
    {
        if (await SampledAsync(new(trial.Number, space, eager, askId), cancellationToken) is not { } sampled)
        {
            return false;
        }

        var all = sampled.Concat(trial.Params.Where(x => !sampled.ContainsKey(x.Key))).ToDictionary(x => x.Key, x => trial.Params.TryGetValue(x.Key, out var given) ? given : x.Value);
        var drawn = new Dictionary<string, Distribution>(trial.Distributions);
        foreach (var parameter in space)
        {
            drawn[parameter.Name] = parameter.Distribution;
        }

        await SafelyAsync(() => trials.CompleteParamsAsync(trial.TrialId, all, drawn, _history.Sequence + 1, time.GetUtcNow(), cancellationToken));
        await RefreshAsync(trial.Number, cancellationToken);
        await PublishAsync();
        return true;
    }
}
