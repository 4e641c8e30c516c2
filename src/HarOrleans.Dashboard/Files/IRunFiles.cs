namespace HarOrleans.Dashboard;

/// <summary>The bytes of runs' files, read where the pages are served: never sent as a message. A host registers one; without it files are only listed.</summary>
public interface IRunFiles
{
    /// <summary>Opens a file of a run for reading from its start; null where there is none. The caller disposes it.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="path">The file's path among the run's artifacts.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ArgumentException">The path is absolute or escapes the run's folder.</exception>
    Task<Stream?> OpenAsync(string runId, string path, CancellationToken cancellationToken = default);
}
