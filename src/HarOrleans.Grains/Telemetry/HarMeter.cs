using System.Diagnostics.Metrics;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>The figures of studies, trials, queue and slots, in OpenTelemetry's manner of naming. Labels have few values: no id is one. One for the process.</summary>
internal static class HarMeter
{
    private const string SlotState = "har.slot.state";

    private static readonly Meter Meter = new(HarTelemetry.Name);

    private static readonly InstrumentAdvice<double> Calls = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    private static readonly InstrumentAdvice<double> Waits = new() { HistogramBucketBoundaries = [0.01, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14400, 86400] };

    private static readonly Counter<long> TrialsStarted = Meter.CreateCounter<long>("har.trial.started", "{trial}", "Attempts at trials that began.");

    private static readonly Counter<long> TrialsFinished = Meter.CreateCounter<long>("har.trial.finished", "{trial}", "Trials that ended for good, by state.");

    private static readonly Counter<long> LeasesExpired = Meter.CreateCounter<long>("har.trial.expired", "{trial}", "Attempts taken from a holder that fell silent.");

    private static readonly Counter<long> Points = Meter.CreateCounter<long>("har.run.points", "{point}", "Metric points that were stored.");

    private static readonly Gauge<int> QueueLength = Meter.CreateGauge<int>("har.queue.length", "{trial}", "Trials that wait for a slot.");

    private static readonly Histogram<double> QueueWait = Meter.CreateHistogram("har.queue.wait", "s", "From a trial's entry into the queue until a slot took it.", null, Waits);

    private static readonly UpDownCounter<int> Slots = Meter.CreateUpDownCounter<int>("har.trainer.slots", "{slot}", "Trainer slots of this silo, busy and idle.");

    private static readonly Histogram<double> Checkpoints = Meter.CreateHistogram("har.checkpoint.duration", "s", "Writing a checkpoint and recording it.", null, Calls);

    private static readonly Histogram<double> Asks = Meter.CreateHistogram("har.study.ask.duration", "s", "Asks for a trial.", null, Calls);

    private static readonly Histogram<double> Tells = Meter.CreateHistogram("har.study.tell.duration", "s", "Tells of a trial's result.", null, Calls);

    private static readonly KeyValuePair<string, object?> Busy = new(SlotState, "busy");

    private static readonly KeyValuePair<string, object?> Idle = new(SlotState, "idle");

    /// <summary>A step of the trial protocol was committed.</summary>
    internal static void Moved(TrialTransition step)
    {
        if (step.After is { State: TrialState.Running } && step.After.Attempt != step.Before.Attempt)
        {
            TrialsStarted.Add(1);
        }

        if (step.After.IsFinished && !step.Before.IsFinished)
        {
            TrialsFinished.Add(1, new KeyValuePair<string, object?>(HarTelemetry.TrialState, Word(step.After.State)));
        }
    }

    /// <summary>Makes the counters known with 0, so that the first event is a step in their curves and not their beginning.</summary>
    internal static void Begin()
    {
        TrialsStarted.Add(0);
        LeasesExpired.Add(0);
        Points.Add(0);
        foreach (var state in new[] { TrialState.Complete, TrialState.Pruned, TrialState.Fail })
        {
            TrialsFinished.Add(0, new KeyValuePair<string, object?>(HarTelemetry.TrialState, Word(state)));
        }
    }

    internal static void Expired() => LeasesExpired.Add(1);

    internal static void Logged(int points) => Points.Add(points);

    internal static void Waiting(int trials) => QueueLength.Record(trials);

    internal static void Waited(TimeSpan time) => QueueWait.Record(time.TotalSeconds);

    internal static void Offered(int slots) => Slots.Add(slots, Idle);

    internal static void Taken(int slots)
    {
        Slots.Add(slots, Busy);
        Slots.Add(-slots, Idle);
    }

    internal static void Saved(TimeSpan time) => Checkpoints.Record(time.TotalSeconds);

    internal static void Asked(TimeSpan time) => Asks.Record(time.TotalSeconds);

    internal static void Told(TimeSpan time) => Tells.Record(time.TotalSeconds);

    internal static string Word(TrialState state) => state switch
    {
        TrialState.Complete => "complete",
        TrialState.Pruned => "pruned",
        TrialState.Fail => "fail",
        TrialState.Running => "running",
        _ => "waiting",
    };
}
