using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>
/// Owns a study: its specification and phase here, what happens to its trials in <c>Trials</c>, workers outside in <c>Ask</c>, trials that others made in
/// <c>Add</c>, lists of trials in <c>List</c>, sampling beside its turns in <c>Sampling</c>, going on in <c>Advance</c>, the record of a loop in <c>Loop</c>, names and notes in <c>Settings</c>.
/// </summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("study")]
internal sealed partial class StudyGrain(
    [PersistentState(GrainStates.Study, GrainStates.Provider)] IPersistentState<StudyState> state,
    ITrialStore trials,
    INameStore names,
    IArtifactStore artifacts,
    StudySpecCheck check,
    Samplers samplers,
    Pruners pruners,
    IIdSource ids,
    ProjectionSignal projection,
    IOptions<LeaseOptions> leases,
    TimeProvider time,
    ILogger<StudyGrain> logger) : Grain, IStudyGrain
{
    /// <summary>Most trials in one answer: more would not fit a message in time.</summary>
    private const int MostChanges = 2000;

    private StudyHistory? _loaded;

    private long Id => this.GetPrimaryKeyLong();

    private StudySpec Spec => state.State is { Spec: { } spec, Phase: not StudyPhase.Deleted } ? spec : throw new NotFoundException("study", $"{Id}");

    private StudyHistory _history => _loaded ?? throw new NotFoundException("study", $"{Id}");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        IStoredState.Require(state.State, GrainStates.Study, this.GetGrainId());
        if (state.State.Spec is { } spec)
        {
            await LoadAsync(spec, cancellationToken);
            await FollowNameAsync(cancellationToken);
            if (HasWork && leases.Value.ResumeAfter.IsCompleted)
            {
                // Timers do not survive the grain: one that left memory after a fault, or because its silo left, goes on here.
                AdvanceSoon();
            }
        }
    }

    public async Task<StudySnapshot> CreateAsync(StudySpec spec, long experimentId, CancellationToken cancellationToken)
    {
        if (state.State.Spec is { } stored)
        {
            _ = Spec;
            return StudySpecs.FirstMismatch(stored, spec) is var (field, was, given)
                ? throw new StudyMismatchException(spec.Name, field, was, given)
                : Snapshot();
        }

        if (check.Errors(spec) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        await SaveAsync(new StudyState { Spec = spec, ExperimentId = experimentId, Phase = StudyPhase.Created, CreatedAt = time.GetUtcNow() }, cancellationToken);
        await LoadAsync(spec, cancellationToken);
        return Snapshot();
    }

    public Task<StudySnapshot> GetAsync(CancellationToken cancellationToken) => Task.FromResult(Snapshot());

    public Task<TrialChanges> GetTrialsAsync(long afterSequence, CancellationToken cancellationToken)
    {
        _ = Spec;
        return Task.FromResult(_history.ChangedAfter(afterSequence, MostChanges));
    }

    public async Task<StudySnapshot> OptimizeAsync(StudyBudget budget, IReadOnlyDictionary<string, string>? hints, CancellationToken cancellationToken)
    {
        var spec = Spec;
        if (StudySpecs.Validate(budget) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        // A running study ends by its own look, which also ends the record of this loop.
        var spent = IsDone(state.State with { Budget = budget }) && _history.Counts.Running == 0;
        var phase = spent && state.State.Phase != StudyPhase.Running ? StudyPhase.Finished : StudyPhase.Running;
        var next = state.State with
        {
            Budget = budget,
            Phase = phase,
            Loop = LoopFor(phase),
            Spec = hints is null ? spec : spec with { Objective = spec.Objective with { Hints = hints } },
        };
        await SaveAsync(next, cancellationToken);
        AdvanceSoon();
        return Snapshot();
    }

    public async Task<StudySnapshot> StopAsync(CancellationToken cancellationToken)
    {
        _ = Spec;
        if (state.State.Phase is StudyPhase.Running or StudyPhase.Paused)
        {
            await SaveAsync(state.State with { Phase = StudyPhase.Stopped }, cancellationToken);
            AdvanceSoon();
        }

        return Snapshot();
    }

    public async Task<StudySnapshot> SetNoteAsync(string expected, string note, CancellationToken cancellationToken)
    {
        var spec = Spec;
        if (Notes.Errors(note) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        var stored = state.State.Note ?? "";
        if (stored == note)
        {
            return Snapshot();
        }

        if (stored != expected)
        {
            throw new ConflictException($"The note of study '{spec.Name}' was changed meanwhile. Nothing was written: read it again, and repeat the call with what it is now.");
        }

        await SaveAsync(state.State with { Note = note.Length == 0 ? null : note }, cancellationToken);
        return Snapshot();
    }

    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (state.State.Spec is not null)
        {
            await LookAgainAsync(cancellationToken);
            AdvanceSoon();
        }
    }

    /// <summary>Whether there is anything to look after: trials to start or to end, or rows to delete.</summary>
    private bool HasWork => state.State.Phase is StudyPhase.Running or StudyPhase.Deleted || _loaded?.Counts.Running > 0;

    /// <summary>Whether the budget allows no further trial.</summary>
    private bool IsSpent(StudyState of) => of.Budget is { } budget && (_history.Counts.Finished >= budget.Trials || StudyClock.IsSpent(of, time.GetUtcNow()));

    /// <summary>Whether nothing is left to start: the budget is spent, or the sampler has no further trial and none waits.</summary>
    private bool IsDone(StudyState of) => IsSpent(of) || (of.Budget is not null && IsExhausted && _history.Counts.Waiting == 0);

    private StudySnapshot Snapshot() => new(
        Id, Spec, state.State.ExperimentId, state.State.Phase, state.State.Budget, _history.Counts, _history.Best, _history.Sequence, state.State.CreatedAt, state.State.Loop?.RunId)
    {
        Note = state.State.Note ?? "",
        UserAttributes = state.State.UserAttributes,
        SystemAttributes = state.State.SystemAttributes,
        Elapsed = StudyClock.Elapsed(state.State, time.GetUtcNow()),
    };

    private async Task LoadAsync(StudySpec spec, CancellationToken cancellationToken)
    {
        var history = new StudyHistory(spec);
        foreach (var record in await trials.LoadAsync(Id, cancellationToken))
        {
            history.Put(record);
        }

        history.Reach(state.State.Sequence);
        _loaded = history;
    }

    private async Task SaveAsync(StudyState next, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sequence = (_loaded?.Sequence ?? 0) + 1;
        await this.WriteOrPutBackAsync(state, StudyClock.Move(state.State, next, now) with { UpdatedAt = now, Sequence = sequence }, cancellationToken);
        _loaded?.Reach(sequence);
        projection.Raise();
        await PublishAsync();
    }

    private IQueueGrain Queue => field ??= GrainFactory.GetGrain<IQueueGrain>(QueueGrain.Singleton);

    private IFeedGrain Feed => field ??= GrainFactory.GetGrain<IFeedGrain>(FeedTopics.Study(Id));

    private Task PublishAsync() => Feed.PublishAsync(Math.Max(state.State.Sequence, _loaded?.Sequence ?? 0));
}
