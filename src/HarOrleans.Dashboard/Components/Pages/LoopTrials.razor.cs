using HarOrleans.Client;
using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>The trials of one call to optimize, under its parent run: as a table, the best so far, and a bar chart of each metric and of all.</summary>
public sealed partial class LoopTrials
{
    /// <summary>Bar charts beside the curve; with it at most twelve stand on the page.</summary>
    private const int MostCharts = 11;

    private readonly SortedDictionary<int, FrozenTrial> _trials = [];
    private readonly ChartFeed _history = new();
    private IReadOnlyList<(string Name, string Title, AnalysisFigure Figure)> _figures = [];
    private HistoryCurve? _curve;
    private bool _isRead;
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
        var parent = UserAttributes.Of(RunId);
        _curve = null;
        _trials.Clear();
        Follow<StudyUpdate>(Client.Studies.Get(StudyId).WatchAsync, async update =>
        {
            var direction = update.Study.Spec.Direction;
            _isMaximized = direction == StudyDirection.Maximize;
            FrozenTrial[] changed = [.. update.Changed.Where(trial => trial.UserAttributes.GetValueOrDefault(UserAttributes.ParentRunId) == parent)];
            foreach (var trial in changed)
            {
                _trials[trial.Number] = trial;
            }

            var complete = _trials.Values.Where(trial => trial.State == TrialState.Complete).ToArray();
            _best = (_isMaximized ? complete.MaxBy(trial => trial.Value) : complete.MinBy(trial => trial.Value))?.Number;
            if (complete.Length != _drawn)
            {
                _drawn = complete.Length;
                _figures = ChildTable.Figures(complete);
            }

            _isRead = true;
            await DrawHistoryAsync(direction, changed);
        });
    }

    private async Task DrawHistoryAsync(StudyDirection direction, FrozenTrial[] changed)
    {
        if (_curve is not null)
        {
            await _history.AppendAsync(_curve.Apply(changed));
            return;
        }

        _curve = new HistoryCurve(direction);
        _curve.Apply(changed);
        await _history.ReplaceAsync(_curve.Whole());
    }

    /// <summary>A chart's number, for its element's id: names come from anybody.</summary>
    private int Place(string name) => _figures.TakeWhile(figure => figure.Name != name).Count();
}
