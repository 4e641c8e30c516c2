using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>Owns a study: its specification and phase here, what happens to its trials in <c>StudyGrain.Trials.cs</c>, going on in <c>StudyGrain.Advance.cs</c>.</summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("study")]
internal sealed partial class StudyGrain(
    [PersistentState(GrainStates.Study, GrainStates.Provider)] IPersistentState<StudyState> state,
    ITrialStore trials,
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
    private StudyHistory _history = new(StudyDirection.Minimize, StudySpec.DefaultWindow);

    private long Id => this.GetPrimaryKeyLong();

    private StudySpec Spec => state.State.Spec ?? throw new NotFoundException("study", $"{Id}");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (state.State.Spec is { } spec)
        {
            await LoadAsync(spec, cancellationToken);
            var unfinished = state.State.Phase == StudyPhase.Running || _history.Counts.Total > _history.Counts.Finished;
            if (unfinished && leases.Value.ResumeAfter.IsCompleted)
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
        return Task.FromResult(new TrialChanges(_history.Sequence, _history.ChangedAfter(afterSequence)));
    }

    public async Task<StudySnapshot> OptimizeAsync(StudyBudget budget, IReadOnlyDictionary<string, string>? hints, CancellationToken cancellationToken)
    {
        var spec = Spec;
        if (Wrong(budget) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        // A running study ends by its own look, which also ends the record of this loop.
        var spent = _history.Counts.Finished >= budget.Trials && _history.Counts.Total == _history.Counts.Finished;
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
        if (state.State.Phase == StudyPhase.Running)
        {
            await SaveAsync(state.State with { Phase = StudyPhase.Stopped }, cancellationToken);
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

    public Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (state.State.Spec is not null)
        {
            AdvanceSoon();
        }

        return Task.CompletedTask;
    }

    private static List<string> Wrong(StudyBudget budget)
    {
        List<string> errors = [];
        if (budget.Trials < 1)
        {
            errors.Add(FormattableString.Invariant($"trials = {budget.Trials} must be at least 1."));
        }

        if (budget.Parallel < 1)
        {
            errors.Add(FormattableString.Invariant($"parallel = {budget.Parallel} must be at least 1."));
        }

        return errors;
    }

    private StudySnapshot Snapshot() => new(
        Id, Spec, state.State.ExperimentId, state.State.Phase, state.State.Budget, _history.Counts, _history.Best, _history.Sequence, state.State.CreatedAt, state.State.Loop?.RunId)
    {
        Note = state.State.Note ?? "",
    };

    private async Task LoadAsync(StudySpec spec, CancellationToken cancellationToken)
    {
        var history = new StudyHistory(spec.Direction, spec.Window);
        foreach (var record in await trials.LoadAsync(Id, cancellationToken))
        {
            history.Put(record);
        }

        history.Reach(state.State.Sequence);
        _history = history;
    }

    private async Task SaveAsync(StudyState next, CancellationToken cancellationToken)
    {
        await this.WriteOrPutBackAsync(state, next with { UpdatedAt = time.GetUtcNow(), Sequence = _history.Sequence + 1 }, cancellationToken);
        _history.Reach(state.State.Sequence);
        projection.Raise();
        await PublishAsync();
    }

    private Task PublishAsync() => GrainFactory.GetGrain<IFeedGrain>(FeedTopics.Study(Id)).PublishAsync(_history.Sequence);
}
