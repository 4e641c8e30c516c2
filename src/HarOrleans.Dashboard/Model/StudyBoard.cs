using HarOrleans.Client;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>What a study's page knows: the study and its charts' points, no trials. Grows by the watch's updates.</summary>
public sealed class StudyBoard
{
    /// <summary>So many of the latest trials are read when the page opens: those whose pace and whose intermediate values it shows.</summary>
    internal const int Latest = 200;

    private readonly Queue<TimeSpan> _pace = new();
    private readonly HashSet<int> _timed = [];
    private readonly IntermediateCurves _intermediates = new();
    private HistoryCurve? _history;

    /// <summary>The study, or null before the first update.</summary>
    public StudySnapshot? Study { get; private set; }

    /// <summary>How long a trial takes, by the latest; null before the first has finished.</summary>
    public TimeSpan? PerTrial => _pace.Count == 0 ? null : TimeSpan.FromTicks((long)_pace.Average(time => time.Ticks));

    /// <summary>How long the study still takes.</summary>
    public TimeSpan? TimeLeft => Study is null ? null : Dashboard.TimeLeft.Estimate(Study, _pace);

    /// <summary>Takes an update and returns what the charts lack.</summary>
    public (IReadOnlyList<ChartBlock> History, IReadOnlyList<ChartBlock> Intermediates) Apply(StudyUpdate update)
    {
        Study = update.Study;
        _history ??= new HistoryCurve(Study.Spec.Direction);
        foreach (var trial in update.Changed)
        {
            if (trial is { State: TrialState.Complete or TrialState.Pruned, StartedAt: { } started, FinishedAt: { } finished } && _timed.Add(trial.Number))
            {
                _pace.Enqueue(finished - started);
                if (_pace.Count > Dashboard.TimeLeft.Sample)
                {
                    _pace.Dequeue();
                }
            }
        }

        // The history has the latest trials already, as thinly as all others.
        return (update.History is { } history ? _history.Begin(history) : _history.Apply(update.Changed), _intermediates.Apply(update.Changed, Study.Best));
    }

    /// <summary>Whole charts, for ones that begin.</summary>
    public (IReadOnlyList<ChartBlock> History, IReadOnlyList<ChartBlock> Intermediates) Whole() => (_history?.Whole() ?? [], _intermediates.Whole());
}
