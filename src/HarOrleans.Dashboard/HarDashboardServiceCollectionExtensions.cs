using HarOrleans.Contracts;
using HarOrleans.Dashboard;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the dashboard.</summary>
public static class HarDashboardServiceCollectionExtensions
{
    /// <summary>What a browser may send at a time: a note of the full length, each character escaped. The framework's own limit would end the circuit, and with it the text.</summary>
    private const long LongestMessage = (6 * Notes.MaxLength) + 8192;

    /// <summary>
    /// Adds what the pages need: Blazor Server, MudBlazor, <see cref="HarOrleans.Client.HarClient"/>. The host maps them with
    /// <c>MapHarDashboard</c>. Calling it twice does no harm.
    /// </summary>
    public static IServiceCollection AddHarDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        return services.AddDashboardParts();
    }

    /// <summary>What the components ask for, without the framework that runs them.</summary>
    internal static IServiceCollection AddDashboardParts(this IServiceCollection services)
    {
        services.AddHarClient();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMudServices();
        services.TryAddSingleton<DashboardAssets>();
        services.TryAddScoped<CircuitPace>();
        services.TryAddScoped<LiveStatus>();
        services.TryAddScoped<BrowserPreferences>();
        return services;
    }
}
