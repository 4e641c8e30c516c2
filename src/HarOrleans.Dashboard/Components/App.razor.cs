using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HarOrleans.Dashboard.Components;

/// <summary>The document around the pages.</summary>
public sealed partial class App : ComponentBase
{
    [CascadingParameter] private HttpContext? Http { get; set; }

    [Inject] private DashboardAssets Files { get; set; } = null!;

    /// <summary>The chosen theme, else what the browser's system showed last time, else light.</summary>
    private string Theme => Cookie("har-theme") ?? Cookie("har-system-theme") ?? "light";

    private string? Cookie(string name) => Http?.Request.Cookies[name] is "light" or "dark" ? Http.Request.Cookies[name] : null;
}
