using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>Makes, finds and lists the studies of a workspace.</summary>
public sealed class StudiesClient
{
    private readonly IGrainFactory _grains;
    private readonly string _workspace;
    private readonly TimeProvider _time;

    internal StudiesClient(IGrainFactory grains, string workspace, TimeProvider time)
    {
        _grains = grains;
        _workspace = workspace;
        _time = time;
    }

    /// <summary>
    /// Makes a study, or returns the one of this name where it was made with the same settings. The client's workspace takes the place of
    /// the specification's.
    /// </summary>
    /// <exception cref="StudyMismatchException">The study exists and was made with other settings; nothing was changed.</exception>
    /// <exception cref="InvalidSpecException">The specification is wrong; all errors are listed and nothing was written.</exception>
    public async Task<StudyHandle> GetOrCreateAsync(StudySpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var study = await _grains.GetGrain<IWorkspaceGrain>(_workspace)
            .GetOrCreateStudyAsync(spec with { Workspace = _workspace }, cancellationToken);
        return Get(study.Id);
    }

    /// <summary>Makes a study. The client's workspace takes the place of the specification's.</summary>
    /// <exception cref="ConflictException">There is a study of this name; nothing was changed.</exception>
    /// <exception cref="InvalidSpecException">The specification is wrong; all errors are listed and nothing was written.</exception>
    public async Task<StudyHandle> CreateAsync(StudySpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var study = await _grains.GetGrain<IWorkspaceGrain>(_workspace).CreateStudyAsync(spec with { Workspace = _workspace }, cancellationToken);
        return Get(study.Id);
    }

    /// <summary>
    /// Copies a study with its trials and attributes under another name: new ids, the same numbers. A RUNNING trial is copied as one that waits, since nobody
    /// works on the copy. A copy that was cut short is completed by the same call.
    /// </summary>
    /// <exception cref="StudyMismatchException">There is another study of the new name; nothing was changed.</exception>
    public async Task<StudyHandle> CopyAsync(StudyHandle source, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        const string CopyOf = "har:copy_of";
        var from = await source.GetAsync(cancellationToken);
        var mark = from.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var copy = await GetOrCreateAsync(from.Spec with { Name = name }, cancellationToken);
        var made = await copy.GetAsync(cancellationToken);
        if ((made.Counts.Total > 0 || made.Budget is not null) && made.SystemAttributes.GetValueOrDefault(CopyOf) != mark)
        {
            throw new ConflictException($"There is a study '{name}' already, and it is no copy of '{from.Spec.Name}'. Choose another name, or delete it first.");
        }

        await copy.SetUserAttributesAsync(from.UserAttributes, cancellationToken);
        await copy.SetSystemAttributesAsync(new Dictionary<string, string>(from.SystemAttributes) { [CopyOf] = mark }, cancellationToken);
        FrozenTrial[] trials = [.. (await source.GetTrialsAsync(0, cancellationToken)).Trials.Select(Waiting)];
        if (trials.Length > 0)
        {
            await copy.AddTrialsAsync(trials, $"copy-of-{mark}", cancellationToken);
        }

        return copy;
    }

    private static FrozenTrial Waiting(FrozenTrial trial) => trial.State == TrialState.Running
        ? trial with { State = TrialState.Waiting, StartedAt = null, Intermediates = [] }
        : trial;

    /// <summary>A handle to the study of this id. Calls nothing: whether it exists shows at the first call.</summary>
    public StudyHandle Get(long id) => new(_grains, id, _time);

    /// <summary>The study of this name, or null.</summary>
    public async Task<StudyHandle?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return await _grains.GetGrain<IWorkspaceGrain>(_workspace).FindStudyAsync(name, cancellationToken) is { } id ? Get(id) : null;
    }

    /// <summary>Studies, latest change first; the list follows a change within moments.</summary>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">Most studies in the answer.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<IReadOnlyList<StudySummary>> ListAsync(int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).ListStudiesAsync(skip, take, cancellationToken);
}
