using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Runs;

namespace HarOrleans.Host.RunVerbs;

/// <summary>The verb <c>har run logs</c>.</summary>
internal static class RunLogs
{
    private const int AtOnce = 10_000;

    /// <summary>The lines that are there now.</summary>
    internal static Question Show(RunLogOptions options) => async (client, cancellationToken) =>
    {
        var run = await RunFinder.FindAsync(client, options.Run, cancellationToken);
        var lines = new List<LogLine>();
        LogPage page;
        var at = -(long?)options.Tail ?? 0;
        do
        {
            page = await client.Runs.Get(run.Info.RunId).Logs.ReadAsync(at, AtOnce, cancellationToken);
            lines.AddRange(page.Lines.Where(line => line.Level >= options.Level));
            at = page.Next;
        }
        while (page.More);

        return new(
            [.. Gone(page.FirstKept, options), .. lines.Count == 0 ? [$"Run {run.Info.Name} ({run.Info.RunId}) has no such lines."] : lines.Select(Text)],
            new
            {
                run_id = run.Info.RunId,
                first_kept = page.FirstKept,
                next = page.Next,
                lines = lines.Select(line => new { number = line.Sequence, time = Moment(line), level = Word(line.Level), text = line.Text }),
            });
    };

    /// <summary>The lines that are there and then each new one, until the run has ended and its last line is written, or until it is interrupted.</summary>
    internal static Func<HarClient, Action<string>, CancellationToken, Task> Follow(RunLogOptions options) => async (client, write, interrupted) =>
    {
        var run = client.Runs.Get((await RunFinder.FindAsync(client, options.Run, interrupted)).Info.RunId);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        var ending = EndAsync(run, over);
        var at = -(long?)options.Tail ?? 0;
        try
        {
            await foreach (var page in run.Logs.WatchAsync(at, cancellationToken: over.Token))
            {
                Write(page);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !interrupted.IsCancellationRequested)
        {
            for (var more = true; more;)
            {
                var page = await run.Logs.ReadAsync(at, AtOnce, interrupted);
                Write(page);
                more = page.More;
            }
        }

        await ending;

        void Write(LogPage page)
        {
            foreach (var line in page.Lines.Where(line => line.Level >= options.Level))
            {
                write(Text(line));
            }

            at = page.Next;
        }
    };

    private static async Task EndAsync(RunHandle run, CancellationTokenSource over)
    {
        await foreach (var now in run.WatchAsync(cancellationToken: over.Token))
        {
            if (now.Info.EndedAt is not null)
            {
                await over.CancelAsync();
                return;
            }
        }
    }

    private static IEnumerable<string> Gone(long firstKept, RunLogOptions options) => firstKept > 0 && options.Tail is null
        ? [string.Create(CultureInfo.InvariantCulture, $"({firstKept} earlier lines are gone: a run keeps its latest 16 MiB.)")]
        : [];

    private static string Text(LogLine line) => $"{Moment(line):yyyy-MM-dd HH:mm:ss.fff} {Word(line.Level),-7} {line.Text}";

    private static string Word(RunLogLevel level) => level.ToString().ToUpperInvariant();

    private static DateTime Moment(LogLine line) => line.At.UtcDateTime;
}
