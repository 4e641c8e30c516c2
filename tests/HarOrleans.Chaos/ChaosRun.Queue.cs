using HarOrleans.Storage;

namespace HarOrleans.Chaos;

/// <content>In place of faults, many trials that wait at once: that no more run than there are slots, and that neither of two studies waits for the other.</content>
internal sealed partial class ChaosRun
{
    private const int Slots = 6;

    /// <summary>How far one study may be ahead: a slot that has just become free is the other's next.</summary>
    private const int Lead = 2;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan QueueLimit = TimeSpan.FromMinutes(20);

    private QueueFacts? _queue;

    /// <summary>Lets two studies be worked off, and looks on; their names.</summary>
    private async Task<List<string>> QueueAsync(PostgresAddress address, Watch watch, string notes, CancellationToken cancellationToken)
    {
        List<string> names = ["study-0", "study-1"];
        var each = queued!.Value / 2;
        await Connection.AskAsync(address, Limit, client => Task.WhenAll(names.Select(name => BeginAsync(client, name, notes, each, each, cancellationToken))), cancellationToken);
        await UntilAsync(async () => await watch.ScalarAsync("SELECT count(*) FROM trial") == 2 * each, "not all trials were made", cancellationToken);
        words.WriteLine($"{2 * each} trials of {names.Count} studies were made; {await watch.ScalarAsync("SELECT count(*) FROM trial WHERE state = 'WAITING'")} of them wait.");
        _queue = await LookOnAsync(watch, cancellationToken);
        if (_queue.MostRunning > Slots)
        {
            _wrong.Add($"{_queue.MostRunning} trials ran at a time on {Slots} slots");
        }

        if (_queue.LargestLead > Lead)
        {
            _wrong.Add($"one study ran {_queue.LargestLead} trials more than the other, while that had some that waited");
        }

        return names;
    }

    private async Task<QueueFacts> LookOnAsync(Watch watch, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var (looks, most, lead, finished, longest) = (0, 0L, 0L, 0L, TimeSpan.Zero);
        var last = new Dictionary<long, long>();
        for (; ; looks++)
        {
            var studies = await watch.StudiesAsync();
            var now = TimeProvider.System.GetTimestamp();
            most = Math.Max(most, studies.Sum(study => study.Running));
            if (studies is [{ Waiting: > 0 } first, { Waiting: > 0 } second] && first.Finished + second.Finished >= 2 * Slots)
            {
                lead = Math.Max(lead, Math.Abs(first.Running - second.Running));
                finished = Math.Max(finished, Math.Abs(first.Finished - second.Finished));
                foreach (var study in studies)
                {
                    last[study.Study] = study.Running > 0 ? now : last.GetValueOrDefault(study.Study, now);
                    longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, TimeProvider.System.GetElapsedTime(last[study.Study], now).Ticks));
                }
            }

            if (studies.Count > 0 && studies.All(study => study.Waiting + study.Running == 0))
            {
                return new(queued!.Value, looks, most, lead, finished, Seconds(longest)!.Value, Seconds(TimeProvider.System.GetElapsedTime(start))!.Value);
            }

            if (TimeProvider.System.GetElapsedTime(start) > QueueLimit)
            {
                throw new InvalidOperationException($"The queue was not worked off within {QueueLimit.TotalMinutes} minutes.");
            }

            await Task.Delay(LookEvery, cancellationToken);
        }
    }
}
