using Microsoft.JSInterop;

namespace HarOrleans.Dashboard;

/// <summary>What the person at this browser likes. Kept in the browser, so that it outlives circuits and servers.</summary>
internal sealed class BrowserPreferences(IJSRuntime js, DashboardAssets assets) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    /// <summary>Whether the matrix shows shares of rows rather than counts; null where nobody chose.</summary>
    public async Task<string?> GetMatrixAsync() => await (await ModuleAsync()).InvokeAsync<string?>("getPreference", "matrix");

    public async Task SetMatrixAsync(string value) => await (await ModuleAsync()).InvokeVoidAsync("setPreference", "matrix", value);

    /// <summary>Shows a theme, <c>light</c> or <c>dark</c>, now and from now on.</summary>
    public async Task SetThemeAsync(string theme) => await (await ModuleAsync()).InvokeVoidAsync("setTheme", theme);

    /// <summary>Calls <c>ShowTheme</c> with the browser's theme (the chosen one, else the system's), now and whenever the system's changes.</summary>
    public async Task WatchThemeAsync<T>(DotNetObjectReference<T> watcher)
        where T : class => await (await ModuleAsync()).InvokeVoidAsync("watchTheme", watcher);

    public async ValueTask DisposeAsync()
    {
        if (_module is { IsCompletedSuccessfully: true } loaded)
        {
            try
            {
                await (await loaded).DisposeAsync();
            }
            catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
            {
                // The browser has left, and took the module with it.
            }
        }
    }

    private Task<IJSObjectReference> ModuleAsync() => _module ??= js.InvokeAsync<IJSObjectReference>("import", assets.Url("preferences.js")).AsTask();
}
