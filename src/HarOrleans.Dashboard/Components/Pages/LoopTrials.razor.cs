using HarOrleans.Client;
using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>
/// The trials of one call to optimize, under its parent run: as a table, the best so far, and a bar chart of each metric and of all. It reads what it shows, and again when one of them changes: many
/// trials cost what few do.
/// </summary>
public sealed partial class LoopTrials
{
    /// <summary>Bar charts beside the curve; with it at most twelve stand on the page.</summary>
    private const int MostCharts = 11;

    /// <summary>So many of the best values are looked through for a trial that keeps its constraints.</summary>
    private const int Candidates = 50;

    private readonly ChartFeed _history = new();
    private IReadOnlyList<(string Name, string Title, AnalysisFigure Figure)> _figures = [];
    private IReadOnlyList<string> _metrics = [];
    private HistoryCurve? _curve;
    private long _sequence;
    private bool _isRead;
    private bool _hasTrials;
    private bool _isMaximized;
    private int? _best;
    private int _drawn;

    [Parameter, EditorRequired] public string RunId { get; set; } = "";

    [Parameter, EditorRequired] public long StudyId { get; set; }

    [Parameter] public string? Sort { get; set; }

    /// <summary>From 1.</summary>
    [Parameter] public int Page { get; set; } = 1;

    private string? BarsNote => _drawn > ChildTable.MostBars ? $"The latest {ChildTable.MostBars} of {Format.Whole(_drawn)} complete trials." : null;

    /// <inheritdoc />
    protected override void OnInitialized() => Restart();

    /// <inheritdoc />
    protected override void Begin()
    {
        var (study, isChild) = (Client.Studies.Get(StudyId), UserAttributes.IsOfParent(RunId));
        _curve = null;
        Follow<StudyUpdate>((options, cancellationToken) => study.WatchLatestAsync(1, RunId, options, cancellationToken), async update =>
        {
            FrozenTrial[] changed = [.. update.Changed.Where(isChild)];
            if (_curve is not null && changed.Length == 0)
            {
                return;
            }

            _isMaximized = update.Study.Spec.Direction == StudyDirection.Maximize;
            _hasTrials |= changed.Length > 0;
            await ReadCompleteAsync(study);
            (_sequence, _isRead) = (update.Sequence, true);
            StateHasChanged();
            await DrawHistoryAsync(update, changed);
        });
    }

    private async Task ReadCompleteAsync(StudyHandle study)
    {
        var complete = new TrialQuery { ParentRunId = RunId, States = [TrialState.Complete], Descending = true, Take = ChildTable.MostBars };
        var latest = await study.ListTrialsAsync(complete);
        if (latest.Found == _drawn && _drawn > 0)
        {
            return;
        }

        var best = await study.ListTrialsAsync(complete with { OrderBy = TrialSort.Value, Descending = _isMaximized, Take = Candidates });
        FrozenTrial[] bars = [.. latest.Trials.Reverse()];
        _best = best.Trials.FirstOrDefault(trial => trial.IsFeasible)?.Number;
        (_drawn, _figures, _metrics) = (latest.Found, ChildTable.Figures(bars), ChildTable.Metrics(bars));
    }

    private async Task DrawHistoryAsync(StudyUpdate update, FrozenTrial[] changed)
    {
        if (_curve is not null)
        {
            await _history.AppendAsync(_curve.Apply(changed));
            return;
        }

        _curve = new HistoryCurve(update.Study.Spec.Direction);
        _curve.Begin(update.History!);
        await _history.ReplaceAsync(_curve.Whole());
    }

    /// <summary>A chart's number, for its element's id: names come from anybody.</summary>
    private int Place(string name) => _figures.TakeWhile(figure => figure.Name != name).Count();
}
