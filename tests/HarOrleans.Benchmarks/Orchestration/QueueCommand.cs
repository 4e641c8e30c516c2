using System.CommandLine;
using System.Diagnostics;
using HarOrleans.Contracts;
using HarOrleans.Grains;

namespace HarOrleans.Benchmarks;

/// <summary><c>queue</c>: how long the queue takes to decide which trial is next and where it goes.</summary>
internal static class QueueCommand
{
    private const int Decisions = 2000;
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static Command Create()
    {
        var waiting = new Option<int>("--waiting") { Description = "Trials that wait.", DefaultValueFactory = _ => 10_000 };
        var studies = new Option<int>("--studies") { Description = "Studies that they belong to.", DefaultValueFactory = _ => 100 };
        var trainers = new Option<int>("--trainers") { Description = "Trainers of one slot; all but one are busy.", DefaultValueFactory = _ => 100 };
        var json = Options.Json();
        var command = new Command("queue", "Microseconds of one decision of the queue, of taking trials in, of the whole queue in order, and of finding one trial in it.") { waiting, studies, trainers, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var figures = Measure(parsed.GetValue(waiting), parsed.GetValue(studies), parsed.GetValue(trainers));
            await Console.Error.WriteLineAsync(FormattableString.Invariant(
                $"decision {figures.DecisionUs:F1} us (99 %: {figures.DecisionUs99:F1}), taken in {figures.EnqueueUs:F2} us a trial, again {figures.AgainUs:F2}, in order {figures.OrderMs:F1} ms, one found {figures.FindUs:F1} us (99 %: {figures.FindUs99:F1}); load average {figures.LoadAverage:F1}"));
            return await Options.WriteAsync(figures, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static QueueFigures Measure(int waiting, int studies, int trainers)
    {
        // The first round compiles; the second counts.
        _ = Round(waiting, studies, trainers);
        return Round(waiting, studies, trainers);
    }

    private static QueueFigures Round(int waiting, int studies, int trainers)
    {
        var board = new QueueBoard(TimeSpan.FromSeconds(10));
        TrialTicket[] tickets = [.. Enumerable.Range(0, waiting + Decisions).Select(i => new TrialTicket("default", i % studies, i / studies))];
        var begin = Stopwatch.GetTimestamp();
        Array.ForEach(tickets, board.Enqueue);
        var enqueue = Stopwatch.GetElapsedTime(begin);
        begin = Stopwatch.GetTimestamp();
        Array.ForEach(tickets, board.Enqueue);
        var again = Stopwatch.GetElapsedTime(begin);
        for (var i = 1; i < trainers; i++)
        {
            var silo = FormattableString.Invariant($"busy{i}");
            board.Hear(Trainer(silo, 1) with { Busy = new Dictionary<string, LeaseKey> { [$"{silo}/0"] = new(i % studies, i, 1, 1) } }, Now);
        }

        List<double> micros = [];
        for (var i = 0; i < Decisions; i++)
        {
            board.Hear(Trainer("free", i), Now);
            begin = Stopwatch.GetTimestamp();
            var (slot, _) = board.Take(Now) ?? throw new InvalidOperationException("Nothing was handed out.");
            micros.Add(Stopwatch.GetElapsedTime(begin).TotalMicroseconds);
            board.Handed(slot, i);
        }

        micros.Sort();
        begin = Stopwatch.GetTimestamp();
        var left = board.Snapshot(Now).Waiting.Count;
        var order = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        List<double> finds = [];
        foreach (var ticket in tickets.Where((_, place) => place % 10 == 0))
        {
            begin = Stopwatch.GetTimestamp();
            _ = board.Find(ticket.StudyId, ticket.Number, 1, Now);
            finds.Add(Stopwatch.GetElapsedTime(begin).TotalMicroseconds);
        }

        finds.Sort();
        return new(
            left,
            studies,
            trainers,
            micros[Decisions / 2],
            micros[Decisions * 99 / 100],
            enqueue.TotalMicroseconds / tickets.Length,
            again.TotalMicroseconds / tickets.Length,
            order,
            finds[finds.Count / 2],
            finds[finds.Count * 99 / 100],
            BuiltHar.LoadAverage());
    }

    private static TrainerStatus Trainer(string silo, long version) => new(silo, [$"{silo}/0"], new Dictionary<string, LeaseKey>(), version, false);
}
