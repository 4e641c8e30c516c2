using System.Text;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <inheritdoc cref="ILogStore" />
internal sealed class SqlLogStore(IDatabase database) : ILogStore
{
    private const int DropAtOnce = 64;

    private const string InsertChunk = "INSERT INTO run_log (run_no, first, lines, bytes, payload) SELECT @run, @first, @lines, @bytes, @payload WHERE " + Fence.Run;

    private const string PutSource = """
        INSERT INTO run_log_source (run_no, source, next) VALUES (@run, @source, @next)
        ON CONFLICT (run_no, source) DO UPDATE SET next = excluded.next
        """;

    private const string PutState = """
        INSERT INTO run_log_state (run_no, next, bytes) VALUES (@run, @next, @bytes)
        ON CONFLICT (run_no) DO UPDATE SET next = excluded.next, bytes = excluded.bytes
        """;

    /// <inheritdoc />
    public Task<long?> AppendAsync(string runId, LogBatch batch, long keptBytes, CancellationToken cancellationToken = default) => database.WriteAsync<long?>(
        async session =>
        {
            var run = await RunKey.HoldAsync(session, runId);
            var known = (long?)await session.ScalarAsync("SELECT next FROM run_log_source WHERE run_no = @run AND source = @source", ("@run", run.RunNo), ("@source", batch.Source)) ?? 0;
            LogEntry[] fresh = [.. batch.Lines.Skip((int)Math.Clamp(known - batch.First, 0, batch.Lines.Count))];
            var state = await session.FirstAsync("SELECT next, bytes FROM run_log_state WHERE run_no = @run", row => (Next: row.GetInt64(0), Bytes: row.GetInt64(1)), ("@run", run.RunNo));
            if (fresh.Length == 0)
            {
                return state.Next;
            }

            var payload = StorageJson.Write(fresh);
            var bytes = (long)Encoding.UTF8.GetByteCount(payload);
            if (await session.ExecuteAsync(
                InsertChunk,
                ("@run", run.RunNo),
                ("@first", state.Next),
                ("@lines", (long)fresh.Length),
                ("@bytes", bytes),
                ("@payload", payload),
                ("@trial", run.TrialId),
                ("@writer", batch.Writer)) == 0)
            {
                return session.Refuse<long?>(null);
            }

            var next = state.Next + fresh.Length;
            await session.ExecuteAsync(PutSource, ("@run", run.RunNo), ("@source", batch.Source), ("@next", batch.First + batch.Lines.Count));
            var left = await DropOldestAsync(session, run.RunNo, state.Next, state.Bytes + bytes, keptBytes);
            await session.ExecuteAsync(PutState, ("@run", run.RunNo), ("@next", next), ("@bytes", left));
            return next;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<LogPage> ReadAsync(string runId, long from, int limit, CancellationToken cancellationToken = default) => database.ReadAsync(
        async session =>
        {
            var run = await RunKey.FindAsync(session, runId);
            var end = (long?)await session.ScalarAsync("SELECT next FROM run_log_state WHERE run_no = @run", ("@run", run.RunNo)) ?? 0;
            var kept = (long?)await session.ScalarAsync("SELECT MIN(first) FROM run_log WHERE run_no = @run", ("@run", run.RunNo)) ?? end;
            var start = Math.Max(from < 0 ? end + from : from, kept);
            var lines = new List<LogLine>();
            var at = (long?)await session.ScalarAsync("SELECT MAX(first) FROM run_log WHERE run_no = @run AND first <= @from", ("@run", run.RunNo), ("@from", start)) ?? start;
            while (start < end && lines.Count <= limit
                && await session.FirstAsync("SELECT first, payload FROM run_log WHERE run_no = @run AND first >= @from ORDER BY first LIMIT 1", row => (First: row.GetInt64(0), Payload: row.Text(1)), ("@run", run.RunNo), ("@from", at))
                    is { Payload: not null } chunk)
            {
                var entries = StorageJson.Read<LogEntry[]>(chunk.Payload);
                lines.AddRange(entries.Select((entry, i) => new LogLine(chunk.First + i, entry.TimeMs, entry.Level, entry.Text)).Where(line => line.Sequence >= start));
                at = chunk.First + entries.Length;
            }

            var more = lines.Count > limit;
            var page = more ? lines[..limit] : lines;
            return new LogPage(page, page.Count > 0 ? page[^1].Sequence + 1 : Math.Max(start, Math.Min(from, end)), kept, more);
        },
        cancellationToken);

    /// <summary>Takes the oldest chunks away until what is left fits; the newest stays whatever its size. The bytes that are left.</summary>
    private static async Task<long> DropOldestAsync(DbSession session, long run, long newest, long bytes, long keptBytes)
    {
        while (bytes > keptBytes)
        {
            var oldest = await session.QueryAsync(
                "SELECT first, bytes FROM run_log WHERE run_no = @run AND first < @newest ORDER BY first LIMIT @most",
                row => (First: row.GetInt64(0), Bytes: row.GetInt64(1)),
                ("@run", run),
                ("@newest", newest),
                ("@most", (long)DropAtOnce));
            if (oldest.Count == 0)
            {
                break;
            }

            var gone = oldest.TakeWhile(chunk =>
            {
                var goes = bytes > keptBytes;
                bytes -= goes ? chunk.Bytes : 0;
                return goes;
            }).Last();
            await session.ExecuteAsync("DELETE FROM run_log WHERE run_no = @run AND first <= @last", ("@run", run), ("@last", gone.First));
        }

        return bytes;
    }
}
