using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>A study whose trials a test sets; there is none until it is made.</summary>
internal sealed partial class ScriptedStudy(long id, ScriptedHar har) : IStudyGrain
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, FrozenTrial> _trials = [];
    private StudySnapshot? _study;

    public IReadOnlySet<int> BestNumbers { get; set; } = new HashSet<int>();

    /// <summary>Trials that were given to a reader so far.</summary>
    public int HandedOut { get; private set; }

    public StudySnapshot Snapshot => _study ?? throw new NotFoundException("study", $"{id}");

    public void Make(StudySpec spec, StudyPhase phase = StudyPhase.Running, StudyBudget? budget = null)
    {
        lock (_lock)
        {
            _study = new StudySnapshot(id, spec, 1, phase, budget, new TrialCounts(0, 0, 0, 0, 0), null, 1, Some.Noon);
        }
    }

    /// <summary>Changes the study in one step and tells the feed.</summary>
    public async Task ChangeAsync(params FrozenTrial[] trials) => await ChangeAsync(Snapshot.Phase, trials);

    public async Task ChangeAsync(StudyPhase phase, params FrozenTrial[] trials)
    {
        long sequence;
        lock (_lock)
        {
            sequence = Snapshot.Sequence + 1;
            foreach (var trial in trials)
            {
                _trials[trial.Number] = trial with { StudyId = id, Sequence = sequence };
            }

            var complete = _trials.Values.Where(trial => trial.State == TrialState.Complete);
            _study = Snapshot with
            {
                Phase = phase,
                Sequence = sequence,
                Counts = new(Count(TrialState.Waiting), Count(TrialState.Running), Count(TrialState.Complete), Count(TrialState.Pruned), Count(TrialState.Fail)),
                Best = Snapshot.Spec.Direction == StudyDirection.Maximize ? complete.MaxBy(trial => trial.Value) : complete.MinBy(trial => trial.Value),
            };
        }

        await har.Feed(FeedTopics.Study(id)).PublishAsync(sequence);
    }

    public Task<StudySnapshot> GetAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return har.Fault is { } fault ? Task.FromException<StudySnapshot>(fault) : _study is { } study ? Task.FromResult(study) : Task.FromException<StudySnapshot>(new NotFoundException("study", $"{id}"));
        }
    }

    public Task<TrialChanges> GetTrialsAsync(long afterSequence, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            FrozenTrial[] changed = [.. _trials.Values.Where(trial => trial.Sequence > afterSequence)];
            HandedOut += changed.Length;
            return Task.FromResult(new TrialChanges(Snapshot.Sequence, changed));
        }
    }

    /// <summary>As the real one thins it.</summary>
    public Task<ValueHistory> GetHistoryAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult(new ValueHistory { Sequence = Snapshot.Sequence, Points = ValueHistories.Thin(_trials.Values, Snapshot.Spec.Direction) });
        }
    }

    public Task<ValueHistory> GetHistoryOfParentAsync(string parentRunId, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult(new ValueHistory
            {
                Sequence = Snapshot.Sequence,
                Points = ValueHistories.Thin(_trials.Values.Where(UserAttributes.IsOfParent(parentRunId)), Snapshot.Spec.Direction),
            });
        }
    }

    /// <summary>As the real one lists them.</summary>
    public Task<TrialPage> ListTrialsAsync(TrialQuery query, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (har.Fault is { } fault)
            {
                return Task.FromException<TrialPage>(fault);
            }

            var page = TrialPages.Of([.. _trials.Values], query, Snapshot.Sequence, har.Time.GetUtcNow());
            HandedOut += page.Trials.Count;
            return Task.FromResult(page);
        }
    }

    /// <summary>A trial, or null.</summary>
    public FrozenTrial? Find(int number)
    {
        lock (_lock)
        {
            return _trials.GetValueOrDefault(number);
        }
    }

    public async Task<StudySnapshot> OptimizeAsync(StudyBudget budget, IReadOnlyDictionary<string, string>? hints, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            _study = Snapshot with { Budget = budget };
        }

        await ChangeAsync(StudyPhase.Running);
        return Snapshot;
    }

    public async Task<StudySnapshot> StopAsync(CancellationToken cancellationToken = default)
    {
        await ChangeAsync(StudyPhase.Stopped);
        return Snapshot;
    }

    public async Task<StudySnapshot> PauseAsync(CancellationToken cancellationToken = default)
    {
        await ChangeAsync(StudyPhase.Paused);
        return Snapshot;
    }

    public async Task<StudySnapshot> UnpauseAsync(CancellationToken cancellationToken = default)
    {
        await ChangeAsync(StudyPhase.Running);
        return Snapshot;
    }

    /// <summary>Those that a test names.</summary>
    public Task<IReadOnlyList<FrozenTrial>> GetBestTrialsAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<FrozenTrial>>([.. _trials.Values.Where(trial => BestNumbers.Contains(trial.Number))]);
        }
    }

    /// <summary>As the real one reckons them.</summary>
    public Task<IReadOnlyList<ParamImportance>?> GetImportancesAsync(ImportanceMethod method, int objective, int complete, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<ParamImportance>?>(ParamImportances.OfObjective([.. _trials.Values], Snapshot.Spec.Directions, objective, method));
        }
    }

    public async Task<StudySnapshot> SetNoteAsync(string expected, string note, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (Snapshot.Note != expected && Snapshot.Note != note)
            {
                throw new ConflictException("The note was changed meanwhile.");
            }

            _study = Snapshot with { Note = note };
        }

        await ChangeAsync();
        return Snapshot;
    }

    public Task<StudySnapshot> CreateAsync(StudySpec spec, long experimentId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task ResumeAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<TrialAssignment?> BeginAsync(int number, string holder, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ReportAnswer> ReportAsync(int number, int attempt, IntermediateValue value, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task SetTrialUserAttributesAsync(int number, int attempt, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task TellAsync(int number, int attempt, TrialOutcome outcome, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task ReleaseAsync(int number, int attempt, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task ExpireAsync(int number, int attempt, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private int Count(TrialState state) => _trials.Values.Count(trial => trial.State == state);
}
