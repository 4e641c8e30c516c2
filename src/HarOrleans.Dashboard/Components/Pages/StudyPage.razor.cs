using HarOrleans.Client;
using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>One study: how far it is, what won, every trial.</summary>
public sealed partial class StudyPage
{
    private StudyBoard _board = new();
    private StudyOverview? _overview;
    private long? _shown;

    [Parameter] public long Id { get; set; }

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    [SupplyParameterFromQuery] public int? Page { get; set; }

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Importance { get; set; }

    [SupplyParameterFromQuery] public int? Objective { get; set; }

    private string Name => _board.Study?.Spec.Name ?? $"Study {Format.Whole(Id)}";

    private IReadOnlyList<(string Key, string Text, string Href)> Tabs =>
    [
        (Routes.OverviewTab, "Overview", Routes.Study(Id)),
        (Routes.TrialsTab, "Trials", Routes.Study(Id, Routes.TrialsTab)),
        (Routes.NotesTab, "Notes", Routes.Study(Id, Routes.NotesTab)),
    ];

    private string CurrentTab => Tabs.Any(tab => tab.Key == Tab) ? Tab! : Routes.OverviewTab;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown != Id)
        {
            _shown = Id;
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin()
    {
        _board = new StudyBoard();
        Follow<StudyUpdate>((options, cancellationToken) => Client.Studies.Get(Id).WatchLatestAsync(StudyBoard.Latest, options, cancellationToken), async update =>
        {
            var (history, intermediates) = _board.Apply(update);
            if (_overview is not null && CurrentTab == Routes.OverviewTab) // the reference outlives the overview that another tab took the place of
            {
                await _overview.AppendAsync(history, intermediates);
            }
        });
    }

    private string TimeLeftText(StudySnapshot study) => _board.TimeLeft switch
    {
        { } left => $"about {Format.Duration(left)}, at the pace of the latest trials",
        null when study is { Phase: StudyPhase.Running, Budget.Trials: TimeLeft.NoLimit } => "it has no limit",
        null when study.Phase == StudyPhase.Running => "not known before the first trial has finished",
        null when study.Phase == StudyPhase.Stopped => "stopped",
        null when study.Phase == StudyPhase.Paused => "paused",
        null => "nothing is running",
    };

    private static IEnumerable<(TrialState State, int Count)> Counts(TrialCounts counts) =>
    [
        (TrialState.Waiting, counts.Waiting),
        (TrialState.Running, counts.Running),
        (TrialState.Complete, counts.Complete),
        (TrialState.Pruned, counts.Pruned),
        (TrialState.Fail, counts.Fail),
    ];
}
