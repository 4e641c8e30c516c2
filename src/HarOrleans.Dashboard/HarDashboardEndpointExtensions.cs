using HarOrleans.Dashboard;
using HarOrleans.Dashboard.Components;
using HarOrleans.Dashboard.Components.Pages;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
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
            .DisableAntiforgery() // No page posts a form: everything a person does goes over the circuit, which checks its own origin.
            .Finally(AnswerNotFound);
        return endpoints;
    }

    /// <summary>The page for unknown addresses says 404 as it leaves; a status set earlier would make Blazor send no page.</summary>
    private static void AnswerNotFound(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<ComponentTypeMetadata>().Any(page => page.Type == typeof(NotFoundPage)) && endpoint.RequestDelegate is { } render)
        {
            endpoint.RequestDelegate = context =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                });
                return render(context);
            };
        }
    }
}
