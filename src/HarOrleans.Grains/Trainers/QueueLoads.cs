namespace HarOrleans.Grains;

/// <summary>How many trials of each workspace and study run.</summary>
internal sealed class QueueLoads
{
    private readonly Dictionary<string, int> _workspaces = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _studies = [];

    /// <summary>Counts some that run; their workspace may be unknown.</summary>
    internal void Add(string? workspace, long study, int count = 1)
    {
        _studies[study] = OfStudy(study) + count;
        if (workspace is not null)
        {
            _workspaces[workspace] = OfWorkspace(workspace) + count;
        }
    }

    internal int OfWorkspace(string workspace) => _workspaces.GetValueOrDefault(workspace);

    internal int OfStudy(long study) => _studies.GetValueOrDefault(study);
}
