using HarOrleans.Dashboard;
using HarOrleans.Dashboard.Components;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the dashboard.</summary>
public static class HarDashboardEndpointExtensions
{
    /// <summary>
    /// Maps the pages and their scripts and styles. Nothing else is needed of the host: no static files middleware, no web root, no working directory.
    /// </summary>
    public static IEndpointRouteBuilder MapHarDashboard(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapGet(Routes.AssetsPattern, DashboardAssets.ServeAsync).WithDisplayName("Dashboard assets");
        endpoints.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode()
            .DisableAntiforgery(); // No page posts a form: everything a person does goes over the circuit, which checks its own origin.
        return endpoints;
    }
}
