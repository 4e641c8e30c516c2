using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.Reading.Studies;

/// <summary>A study as a whole.</summary>
internal static class StudyShowAnswer
{
    /// <param name="study">The study.</param>
    /// <param name="trials">Its trials.</param>
    /// <param name="queue">Those of them that wait in the queue; null where none were asked for.</param>
    internal static Answer Of(StudySnapshot study, IReadOnlyList<FrozenTrial> trials, IReadOnlyList<WaitingTrial>? queue = null)
    {
        StudyWaitDocument[] waiting = [.. (queue ?? []).Select(each => new StudyWaitDocument(each.Ticket.Number, each.Position, each.Reason))];
        var spec = study.Spec;
        var order = spec.Space.Select(p => p.Name).ToList();
        var seconds = Seconds(trials);
        return new Answer(
            Lines(study, order, seconds, waiting),
            new StudyShowDocument(
                spec.Name,
                TextFormat.Word(study.Phase),
                study.Counts,
                study.Budget,
                TextFormat.Word(spec.Direction),
                spec.Objective.Name,
                TextFormat.Sorted(spec.Objective.Settings),
                new SamplerDocument(spec.Sampler.Name, spec.Sampler.Seed, TextFormat.Sorted(spec.Sampler.Options)),
                new PrunerDocument(spec.Pruner.Name, TextFormat.Sorted(spec.Pruner.Options)),
                spec.Window,
                study.Best is { } best ? TrialDocument.Of(best, order) : null,
                study.CreatedAt.UtcDateTime,
                seconds,
                StudyData.IsSimulated(spec),
                waiting));
    }

    private static IEnumerable<string> Lines(StudySnapshot study, List<string> order, double? seconds, StudyWaitDocument[] waiting)
    {
        var spec = study.Spec;
        var facts = Facts.Lines(
        [
            ("Study", spec.Name),
            ("Phase", TextFormat.Word(study.Phase)),
            ("Trials", Counts(study.Counts)),
            ("Waits", Waits(study, waiting)),
            ("Budget", study.Budget is { } budget ? string.Create(CultureInfo.InvariantCulture, $"{budget.Trials} trials, {budget.Parallel} at a time") : "none: it never ran"),
            ("Direction", StudyObjectives.Directions(spec)),
            ("Data", StudyData.Of(spec)),
            ("Objective", spec.Objective.Name),
            .. TextFormat.Sorted(spec.Objective.Settings).Select(s => ($"  {s.Key}", (string?)s.Value)),
            ("Sampler", Named(spec.Sampler.Name, spec.Sampler.Options) + string.Create(CultureInfo.InvariantCulture, $", seed {spec.Sampler.Seed}")),
            ("Pruner", Named(spec.Pruner.Name, spec.Pruner.Options)),
            ("Window", spec.Window.ToString(CultureInfo.InvariantCulture)),
            ("Made", TextFormat.Moment(study.CreatedAt) + " UTC"),
            ("Time", seconds is { } time ? TextFormat.Duration(TimeSpan.FromSeconds(time)) : null),
            ("Best", study.Best is { } best ? string.Create(CultureInfo.InvariantCulture, $"trial {best.Number}, value {TextFormat.Value(best.Value ?? double.NaN)}") : spec.Directions.Count > 1 ? $"several objectives: see har study best {spec.Name}" : "no trial is complete"),
        ]);
        return study.Best is null
            ? facts
            : facts.Concat(Facts.Lines(TextFormat.Params(study.Best, order).Select(p => (p.Key, (string?)TextFormat.Param(p.Value))), "  "));
    }

    private static string Counts(TrialCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{counts.Finished} finished ({counts.Complete} complete, {counts.Pruned} pruned, {counts.Fail} failed), {counts.Running} running, {counts.Waiting} waiting");

    /// <summary>Why the first one waits, and what else waits for it.</summary>
    private static string? Waits(StudySnapshot study, StudyWaitDocument[] waiting)
    {
        if (waiting is not [var first, ..])
        {
            return null;
        }

        var isFull = study.Budget is { } budget && study.Counts.Running + study.Counts.Waiting >= budget.Parallel;
        return string.Create(CultureInfo.InvariantCulture, $"trial {first.Number} at position {first.Position} of the queue, as {first.Reason}")
            + (isFull && study.Counts.Running == 0 ? "; no other is sampled before one of those that wait has ended" : "");
    }

    private static string Named(string name, IReadOnlyDictionary<string, string> options) =>
        options.Count == 0 ? name : $"{name} ({string.Join(", ", TextFormat.Sorted(options).Select(o => $"{o.Key}={o.Value}"))})";

    /// <summary>From the first trial's start to the last one's end, or null where none has ended.</summary>
    private static double? Seconds(IReadOnlyList<FrozenTrial> trials) =>
        trials.Min(t => t.StartedAt) is { } start && trials.Max(t => t.FinishedAt) is { } end ? Math.Max(0, (end - start).TotalSeconds) : null;
}
