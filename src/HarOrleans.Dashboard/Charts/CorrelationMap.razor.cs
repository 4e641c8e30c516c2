using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HarOrleans.Dashboard;

/// <summary>
/// The correlations of all columns as a picture of one dot a cell, to pan and zoom. The browser draws it from the packed numbers, which cross once: a charting library would
/// make an object of each of 316,000 cells.
/// </summary>
public sealed partial class CorrelationMap : ComponentBase, IAsyncDisposable
{
    internal const string ModuleName = "correlation-map.js";

    private IJSObjectReference? _module;
    private DataCorrelations? _sent;
    private bool _isGone;

    /// <summary>The element's id, unique in the page.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    [Parameter, EditorRequired] public DataCorrelations Correlations { get; set; } = null!;

    [Inject] internal IJSRuntime Js { get; set; } = null!;

    [Inject] internal DashboardAssets Files { get; set; } = null!;

    private string TitleId => $"{Id}-title";

    private string SummaryId => $"{Id}-summary";

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
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Files.Url(ModuleName));
        }

        if (_module is not null && !_isGone && !ReferenceEquals(_sent, Correlations))
        {
            _sent = Correlations;
            await _module.InvokeVoidAsync("show", Id, Correlations.Names, Correlations.Packed);
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
            // The browser has left, and took the map with it.
        }
    }
}
