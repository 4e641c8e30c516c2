using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>Rows of runs' logs, a chunk of lines each. Every method is one transaction and throws <see cref="NotFoundException"/> where there is no run.</summary>
public interface ILogStore
{
    /// <summary>
    /// Adds lines, without those that the source has stored before, and takes the oldest chunks away beyond a limit. The number of the next line; null, and nothing written, where the writer is
    /// fenced, by the write's own condition.
    /// </summary>
    Task<long?> AppendAsync(string runId, LogBatch batch, long keptBytes, CancellationToken cancellationToken = default);

    /// <summary>Lines from a number on; a negative one counts from the end.</summary>
    Task<LogPage> ReadAsync(string runId, long from, int limit, CancellationToken cancellationToken = default);
}
