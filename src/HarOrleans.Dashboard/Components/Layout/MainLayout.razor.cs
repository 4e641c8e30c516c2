using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace HarOrleans.Dashboard.Components.Layout;

/// <summary>The frame around every page: bar, rail, theme.</summary>
public sealed partial class MainLayout : IDisposable
{
    private DotNetObjectReference<MainLayout>? _self;
    private ErrorBoundary? _boundary;
    private bool _isDark;
    private bool _isOpen = true;

    [CascadingParameter(Name = "Theme")] private string Theme { get; set; } = "light";

    [Inject] private BrowserPreferences Preferences { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IServiceProvider Services { get; set; } = null!;

    private bool HasData => Services.GetService(typeof(IDataFigures)) is not null;

    private string ThemeAction => _isDark ? "Use the light theme" : "Use the dark theme";

    /// <summary>With its page: a bare fragment would lead to the base address.</summary>
    private string SkipTarget => $"/{Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0]}#content";

    /// <summary>The browser shows this theme now: called by it when the system's changes.</summary>
    [JSInvokable]
    public void ShowTheme(string theme)
    {
        _isDark = theme == "dark";
        StateHasChanged();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _self?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _isDark = Theme == "dark";
        Navigation.LocationChanged += OnLocationChanged;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Preferences.WatchThemeAsync(_self);
        }
    }

    private async Task ToggleThemeAsync()
    {
        _isDark = !_isDark;
        await Preferences.SetThemeAsync(_isDark ? "dark" : "light");
    }

    private void Recover() => _boundary?.Recover();

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _boundary?.Recover();
}
