using Bunit;
using HarOrleans.Dashboard.Tests.Scripted;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Dashboard.Tests.Pages;

/// <summary>A browser's circuit over a scripted server.</summary>
public abstract class PageTest : BunitContext
{
    /// <param name="time">The pages' clock; by default the real one.</param>
    /// <param name="more">Adds what a host may bring.</param>
    protected PageTest(TimeProvider? time = null, Action<IServiceCollection>? more = null)
    {
        // A loaded machine is slow, not wrong: a wait ends with the assertion, this is only its end.
        DefaultWaitTimeout = TimeSpan.FromSeconds(20);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(Har.Grains);
        Har.Time = time ?? TimeProvider.System;
        Services.AddSingleton(Har.Time);
        Services.AddSingleton<IRunFiles>(Files);
        more?.Invoke(Services);
        Services.AddDashboardParts();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var assets = new DashboardAssets();
        Charts = JSInterop.SetupModule(assets.Url(TimeSeriesChart.ModuleName));
        Charts.Mode = JSRuntimeMode.Loose;
        Bars = JSInterop.SetupModule(assets.Url(AnalysisChart.ModuleName));
        Bars.Mode = JSRuntimeMode.Loose;
        Preferences = JSInterop.SetupModule(assets.Url("preferences.js"));
        Preferences.Mode = JSRuntimeMode.Loose;
    }

    internal ScriptedHar Har { get; } = new();

    internal ScriptedFiles Files { get; } = new();

    protected BunitJSModuleInterop Charts { get; }

    protected BunitJSModuleInterop Bars { get; }

    protected BunitJSModuleInterop Preferences { get; }

    protected void At(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
