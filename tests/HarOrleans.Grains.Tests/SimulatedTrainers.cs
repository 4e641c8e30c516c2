using System.Diagnostics;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains.Tests;

/// <summary>
/// Many trainers of one slot on a clock of their own: signs of life every 3 s, leases of 10 s, deaths at seeded moments. The queue's board and the trial protocol are the real ones; what a store and a
/// network would do is done here, at once.
/// </summary>
internal sealed class SimulatedTrainers(int trainers, int studies, int trials, int deaths, int seed)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(3);
    private static readonly TrialLimits Limits = new(MaxRetries: 0, MaxDeaths: 20);
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private readonly QueueBoard _board = new(Lease);
    private readonly PriorityQueue<Action, DateTimeOffset> _events = new();
    private readonly Dictionary<(long, int), (TrialExecution Execution, DateTimeOffset Until)> _trials = [];
    private readonly Dictionary<string, (long, int)?> _silos = [];
    private readonly Dictionary<string, long> _versions = [];
    private DateTimeOffset _now = Start;
    private int _generation;

    internal int Finished { get; private set; }

    internal int Attempts => _trials.Values.Sum(x => x.Execution.Attempt);

    internal int MostRunning { get; private set; }

    /// <summary>How far apart studies that all still have trials waiting were, in trials that run.</summary>
    internal int MostUnfair { get; private set; }

    internal int Heartbeats { get; private set; }

    internal TimeSpan Took => _now - Start;

    /// <summary>What the board took for all signs of life, hand-outs included.</summary>
    internal TimeSpan Board { get; private set; }

    internal void Run()
    {
        for (var trainer = 0; trainer < trainers; trainer++)
        {
            Join(Heartbeat * _random.NextDouble());
        }

        for (var trial = 0; trial < trials; trial++)
        {
            var key = ((long)(trial % studies), trial / studies);
            _trials[key] = (TrialExecution.New, default);
            _board.Enqueue(Ticket(key));
        }

        for (var death = 0; death < deaths; death++)
        {
            At(TimeSpan.FromSeconds(30 + (600 * _random.NextDouble())), Die);
        }

        At(TimeSpan.FromSeconds(1), Supervise);
        while (Finished < trials && _events.TryDequeue(out var happens, out var at))
        {
            _now = at;
            happens();
        }
    }

    private void At(TimeSpan after, Action happens) => _events.Enqueue(happens, _now + after);

    private void Join(TimeSpan after)
    {
        var silo = $"s{++_generation}";
        At(after, () =>
        {
            _silos[silo] = null;
            Beat(silo);
        });
    }

    private void Die()
    {
        var silo = _silos.Keys.ElementAt(_random.Next(_silos.Count));
        _silos.Remove(silo);
        Join(TimeSpan.FromSeconds(5));
    }

    private void Beat(string silo)
    {
        if (!_silos.TryGetValue(silo, out var held))
        {
            return;
        }

        if (held is { } key && _trials[key] is var known)
        {
            _trials[key] = (known.Execution, _now + Lease);
        }

        var start = Stopwatch.GetTimestamp();
        _board.Hear(Status(silo, held), _now);
        HandOut();
        Board += Stopwatch.GetElapsedTime(start);
        Heartbeats++;
        At(Heartbeat, () => Beat(silo));
    }

    private void HandOut()
    {
        while (_board.Take(_now) is var (slot, ticket))
        {
            var silo = slot[..^2];
            if (!_silos.TryGetValue(silo, out var held))
            {
                _board.Failed(slot);
                continue;
            }

            Assert.Null(held);
            _silos[silo] = (ticket.StudyId, ticket.Number);
            Apply((ticket.StudyId, ticket.Number), new TrialEvent.Begin($"{slot}#{_now.Ticks}"));
            var attempt = _trials[(ticket.StudyId, ticket.Number)].Execution.Attempt;
            _board.Handed(slot, ++CountOf(silo));
            At(TimeSpan.FromSeconds(30 + (90 * _random.NextDouble())), () => End(silo, (ticket.StudyId, ticket.Number), attempt));
        }

        MostRunning = Math.Max(MostRunning, _silos.Values.Count(x => x is not null));
    }

    private void End(string silo, (long, int) key, int attempt)
    {
        if (_silos.TryGetValue(silo, out var held) && held == key && Apply(key, new TrialEvent.Tell(attempt, TrialOutcome.Complete(attempt))) == TrialAnswer.Accepted)
        {
            Finished++;
            _silos[silo] = null;
            CountOf(silo)++;
            _board.Hear(Status(silo, null), _now);
            HandOut();
        }
    }

    private void Supervise()
    {
        foreach (var (key, (execution, until)) in _trials.Where(x => x.Value.Execution.State == TrialState.Running && x.Value.Until <= _now).ToArray())
        {
            Apply(key, new TrialEvent.Expire(execution.Attempt));
            _board.Enqueue(Ticket(key));
        }

        HandOut();
        var running = _trials.Where(x => x.Value.Execution.State == TrialState.Running).CountBy(x => x.Key.Item1).ToDictionary();
        if (Enumerable.Range(0, studies).All(study => _trials[(study, (trials / studies) - 1)].Execution.Attempt == 0))
        {
            MostUnfair = Math.Max(MostUnfair, Enumerable.Range(0, studies).Max(x => running.GetValueOrDefault(x)) - Enumerable.Range(0, studies).Min(x => running.GetValueOrDefault(x)));
        }

        At(TimeSpan.FromSeconds(1), Supervise);
    }

    private TrialAnswer Apply((long, int) key, TrialEvent happened)
    {
        var decision = TrialProtocol.Decide(_trials[key].Execution, happened, Limits);
        if (decision.Transition is { } transition)
        {
            Assert.False(_trials[key].Execution.IsFinished);
            _trials[key] = (transition.After, _now + Lease);
        }

        return decision.Answer;
    }

    private TrainerStatus Status(string silo, (long Study, int Number)? held) => new(
        silo, [$"{silo}/0"], held is var (study, number) ? new Dictionary<string, LeaseKey> { [$"{silo}/0"] = new(study, number, 0, 1) } : [], CountOf(silo), false);

    private ref long CountOf(string silo) => ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_versions, silo, out _);

    private static TrialTicket Ticket((long Study, int Number) key) => new("default", key.Study, key.Number);
}
