using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>One run, a trial's or one of its own: what it was given, how it goes, how well it does.</summary>
public sealed partial class RunPage
{
    private RunDetail? _run;
    private StudySnapshot? _study;
    private string? _experiment;
    private int? _queuePosition;
    private string? _shown;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    [SupplyParameterFromQuery] public string? Matrix { get; set; }

    [SupplyParameterFromQuery] public string? File { get; set; }

    private string Name => _run?.Info.Name ?? $"Run {Format.ShortId(Id)}";

    private string CurrentTab => Tabs.Any(tab => tab.Key == Tab) ? Tab! : Routes.OverviewTab;

    private IReadOnlyList<(string Key, string Text, string Href)> Tabs =>
    [
        (Routes.OverviewTab, "Overview", Routes.Run(Id)),
        (Routes.MetricsTab, "Metrics", Routes.Run(Id, Routes.MetricsTab)),
        (Routes.EvaluationTab, "Evaluation", Routes.Run(Id, Routes.EvaluationTab)),
        (Routes.ArtifactsTab, "Artifacts", Routes.Run(Id, Routes.ArtifactsTab)),
        (Routes.NotesTab, "Notes", Routes.Run(Id, Routes.NotesTab)),
    ];

    private IReadOnlyList<(string Text, string Href)> Above => _study is { } study
        ? [("Home", Routes.Home), ("Studies", Routes.Studies), (study.Spec.Name, Routes.Study(study.Id, Routes.TrialsTab))]
        : [("Home", Routes.Home)];

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown != Id)
        {
            _shown = Id;
            (_run, _study, _experiment) = (null, null, null);
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin() => Follow<RunDetail>(Client.Runs.Get(Id).WatchAsync, async run =>
    {
        _run = run;
        StateHasChanged();
        _experiment ??= await FindAsync(async () => (await Client.Experiments.Get(run.Info.ExperimentId).GetAsync()).Name);
        if (run.Info is { StudyId: { } studyId, TrialNumber: { } number })
        {
            var handle = Client.Studies.Get(studyId);
            _study ??= await FindAsync(() => handle.GetAsync());
            _queuePosition = run.Info.Status == RunStatus.Scheduled ? (await FindAsync(() => handle.GetTrialAsync(number)))?.QueuePosition : null;
        }
    });

    /// <summary>What the page can do without: its absence must not hide the run.</summary>
    private static async Task<T?> FindAsync<T>(Func<Task<T>> find)
        where T : class
    {
        try
        {
            return await find();
        }
        catch (Exception fault) when (fault is HarException or OrleansException or TimeoutException)
        {
            return null;
        }
    }
}
