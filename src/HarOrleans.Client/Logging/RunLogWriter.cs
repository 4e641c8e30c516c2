using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>
/// Writes lines into a run's log without holding the work up: they wait in a bounded buffer and are stored in batches from the background, again and again under the same numbers until the server answers, so that none is
/// lost or doubled. Safe to use from many threads.
/// </summary>
public sealed class RunLogWriter : IAsyncDisposable
{
    private const int AtOnce = 1_000;

    private readonly TimeProvider _time;
    private readonly SendQueue<LogEntry> _queue;

    internal RunLogWriter(IRunGrain run, int writer, BufferOptions options, TimeProvider time)
    {
        _time = time;
        var source = string.Create(CultureInfo.InvariantCulture, $"lines {UniqueSequence.New():x}");
        _queue = new("lines", options, time, async (first, lines, cancellationToken) =>
        {
            foreach (var part in Parts(lines))
            {
                await run.AppendLogAsync(new LogBatch(writer, source, first, part), cancellationToken);
                first += part.Count;
            }
        });
    }

    /// <summary>Lines that are stored.</summary>
    public long Stored => _queue.Stored;

    /// <summary>Lines that were not taken, as the buffer was full or the writer had ended.</summary>
    public long Dropped => _queue.Dropped;

    /// <summary>Takes a line, a long one in parts, and returns at once.</summary>
    /// <param name="text">The text; it may have several lines.</param>
    /// <param name="level">How much it matters.</param>
    /// <returns>False where it was not taken (<see cref="Dropped"/>).</returns>
    public bool Write(string text, RunLogLevel level = RunLogLevel.Info)
    {
        ArgumentNullException.ThrowIfNull(text);
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return _queue.TryAdd([.. text.Chunk(LogBatch.LineLength).DefaultIfEmpty([]).Select(part => new LogEntry(now, level, new string(part)))]);
    }

    /// <summary>Returns when every line that was taken before is durable.</summary>
    /// <exception cref="NotStoredException">The writer has ended, and lines were left.</exception>
    public Task FlushAsync(CancellationToken cancellationToken = default) => _queue.FlushAsync(cancellationToken);

    /// <summary>Takes no more lines and returns when all are durable. A second call does nothing.</summary>
    /// <exception cref="NotStoredException">Lines could not be stored within <see cref="BufferOptions.DisposeTimeout"/>, or the writer has ended.</exception>
    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    private static IEnumerable<List<LogEntry>> Parts(LogEntry[] lines)
    {
        List<LogEntry> part = [];
        var length = 0;
        foreach (var line in lines)
        {
            if (part.Count == AtOnce || length + line.Text.Length > LogBatch.BatchLength)
            {
                yield return part;
                (part, length) = ([], 0);
            }

            part.Add(line);
            length += line.Text.Length;
        }

        yield return part;
    }
}
