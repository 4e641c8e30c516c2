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
