using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HarOrleans.Dashboard;

/// <summary>
/// Curves over steps. The seam to the drawing library: one ES module with four verbs, create(id, options), append(id, seq, bytes), replace(id, bytes)
/// and dispose(id). The module holds the data; here stays the number of the last update only.
/// </summary>
public sealed partial class TimeSeriesChart : ComponentBase, IAsyncDisposable
{
    internal const string ModuleName = "time-series-chart.js";
    internal const string LibraryName = "uPlot-1.6.32.iife.min.js";

    private IJSObjectReference? _module;
    private ChartFeed? _attached;
    private long _sequence;
    private bool _isGone;

    /// <summary>The element's id, unique in the page.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>What it shows, for whoever looks for it by name, e.g. <c>loss</c>.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter] public string XLabel { get; set; } = "step";

    [Parameter] public string YLabel { get; set; } = "value";

    [Parameter] public int Height { get; set; } = 260;

    /// <summary>What must be known to read it, before the summary.</summary>
    [Parameter] public string? Note { get; set; }

    /// <summary>Which values are better; null where nobody knows.</summary>
    [Parameter] public bool? HigherIsBetter { get; set; }

    [Parameter, EditorRequired] public ChartFeed Feed { get; set; } = new();

    [Inject] internal IJSRuntime Js { get; set; } = null!;

    [Inject] internal DashboardAssets Files { get; set; } = null!;

    private string TitleId => $"{Id}-title";

    private string SummaryId => $"{Id}-summary";

    private string TableId => $"{Id}-table";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Files.Url(ModuleName));
            if (!_isGone)
            {
                await _module.InvokeVoidAsync("create", Id, new ChartOptions(Files.Url(LibraryName), XLabel, YLabel, Height));
            }

            if (!_isGone)
            {
                _attached = Feed;
                await Feed.AttachAsync(SendAsync);
            }
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has left.
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        _attached?.Detach();
        if (_module is null)
        {
            return;
        }

        try
        {
            await _module.InvokeVoidAsync("dispose", Id);
            await _module.DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has left, and took the chart with it.
        }
    }

    private async Task SendAsync(IReadOnlyList<ChartBlock> blocks, bool replace)
    {
        if (_isGone || _module is null)
        {
            return;
        }

        try
        {
            if (replace)
            {
                await _module.InvokeVoidAsync("replace", Id, ChartCodec.Encode(blocks));
            }
            else
            {
                foreach (var update in ChartCodec.EncodeUpdates(blocks))
                {
                    await _module.InvokeVoidAsync("append", Id, ++_sequence, update);
                }
            }
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            return;
        }

        StateHasChanged();
    }
}
