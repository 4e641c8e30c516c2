using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>One run, a trial's, the parent of trials' or one of its own: what it was given, how it goes, how well it does.</summary>
public sealed partial class RunPage
{
    private RunDetail? _run;
    private RunContext _context = new();
    private string? _shown;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    [SupplyParameterFromQuery] public string? Matrix { get; set; }

    [SupplyParameterFromQuery] public string? Cell { get; set; }

    [SupplyParameterFromQuery] public string? Of { get; set; }

    [SupplyParameterFromQuery] public string? File { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public int? Page { get; set; }

    [SupplyParameterFromQuery] public long? From { get; set; }

    private string Name => _run?.Info.Name ?? $"Run {Format.ShortId(Id)}";

    private IReadOnlyList<string> SystemKeys => [.. _run?.Metrics.Select(metric => metric.Key).Where(SystemMetricKeys.Contains) ?? []];

    private bool IsParent => _context.Child is not null;

    private string CurrentTab => Tabs.Any(tab => tab.Key == Tab) ? Tab! : Routes.OverviewTab;

    private IReadOnlyList<(string Key, string Text, string Href)> Tabs =>
    [
        (Routes.OverviewTab, "Overview", Routes.Run(Id)),
        .. IsParent ? [(Routes.TrialsTab, _context.Child!.StudyId is null ? "Runs" : "Trials", Routes.Run(Id, Routes.TrialsTab))] : Array.Empty<(string, string, string)>(),
        (Routes.MetricsTab, "Metrics", Routes.Run(Id, Routes.MetricsTab)),
        (Routes.EvaluationTab, "Evaluation", Routes.Run(Id, Routes.EvaluationTab)),
        (Routes.ArtifactsTab, "Artifacts", Routes.Run(Id, Routes.ArtifactsTab)),
        (Routes.LogsTab, "Logs", Routes.RunLogs(Id)),
        (Routes.SystemTab, "System", Routes.Run(Id, Routes.SystemTab)),
        (Routes.NotesTab, "Notes", Routes.Run(Id, Routes.NotesTab)),
    ];

    private IReadOnlyList<(string Text, string Href)> Above =>
    [
        ("Home", Routes.Home),
        .. _context.Study is { } study ? [("Studies", Routes.Studies), (study.Spec.Name, Routes.Study(study.Id, Routes.TrialsTab))] : ((string, string)[])[("Runs", Routes.AllRuns)],
        .. _context.Parent is { } parent ? [(parent.Name, Routes.Run(parent.RunId))] : Array.Empty<(string, string)>(),
    ];

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown != Id)
        {
            _shown = Id;
            (_run, _context) = (null, new());
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin()
    {
        var id = Id;
        Follow<RunDetail>(Client.Runs.Get(id).WatchAsync, async run =>
        {
            _run = run;
            StateHasChanged();
            var context = await _context.ReadAsync(Client, run.Info);
            if (id == Id)
            {
                _context = context;
            }
        });
    }
}
