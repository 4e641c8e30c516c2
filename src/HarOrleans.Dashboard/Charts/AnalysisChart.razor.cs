using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HarOrleans.Dashboard;

/// <summary>
/// A chart of few values: bars, a histogram, boxes. The seam to the drawing library: one ES module with three verbs, create(id, options), replace(id, figure) and
/// dispose(id). The library is fetched when the first chart comes into view. The table beside it is ours, so nothing depends on seeing the picture.
/// </summary>
public sealed partial class AnalysisChart : ComponentBase, IAsyncDisposable
{
    internal const string ModuleName = "analysis-chart.js";
    internal const string LibraryName = "echarts-6.1.0.min.js";

    private IJSObjectReference? _module;
    private AnalysisFigure? _sent;
    private bool _asTable;
    private bool _isGone;

    /// <summary>The element's id, unique in the page.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>What it shows, for whoever looks for it by name, e.g. <c>loss</c>.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>What to draw; drawn again when another object is given.</summary>
    [Parameter, EditorRequired] public AnalysisFigure Figure { get; set; } = null!;

    /// <summary>What must be known to read it, before the summary.</summary>
    [Parameter] public string? Note { get; set; }

    [Parameter] public int Height { get; set; } = 260;

    [Inject] internal IJSRuntime Js { get; set; } = null!;

    [Inject] internal DashboardAssets Files { get; set; } = null!;

    private string TitleId => $"{Id}-title";

    private string SummaryId => $"{Id}-summary";

    private string TableId => $"{Id}-values";

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        if (_module is not null)
        {
            await Quietly(async () =>
            {
                await _module.InvokeVoidAsync("dispose", Id);
                await _module.DisposeAsync();
            });
        }
    }

    /// <inheritdoc />
    protected override Task OnAfterRenderAsync(bool firstRender) => Quietly(async () =>
    {
        if (firstRender)
        {
            var module = await Js.InvokeAsync<IJSObjectReference>("import", Files.Url(ModuleName));
            if (_isGone)
            {
                await module.DisposeAsync();
                return;
            }

            await module.InvokeVoidAsync("create", Id, new AnalysisOptions(Files.Url(LibraryName)));
            _module = module;
        }

        if (_module is not null && !_isGone && !ReferenceEquals(_sent, Figure))
        {
            _sent = Figure;
            await _module.InvokeVoidAsync("replace", Id, Figure);
        }
    });

    private static async Task Quietly(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has left, and took the chart with it.
        }
    }
}
