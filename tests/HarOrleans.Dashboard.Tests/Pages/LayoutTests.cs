using Bunit;
using HarOrleans.Client;
using HarOrleans.Dashboard.Components.Layout;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class LayoutTests : PageTest
{
    [Fact]
    public void The_theme_is_toggled_and_remembered_by_the_browser()
    {
        var layout = Render<MainLayout>();
        layout.Find("[data-testid=theme-toggle]").Click();
        layout.Find("[data-testid=theme-toggle]").Click();

        Assert.Equal(["dark", "light"], Preferences.Invocations["setTheme"].Select(call => call.Arguments[0]));
        Assert.Equal("Use the dark theme", layout.Find("[data-testid=theme-toggle]").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task The_browsers_theme_is_taken_over()
    {
        var layout = Render<MainLayout>();
        Assert.Single(Preferences.Invocations["watchTheme"]);

        await layout.InvokeAsync(() => layout.Instance.ShowTheme("dark"));

        Assert.Equal("Use the light theme", layout.Find("[data-testid=theme-toggle]").GetAttribute("aria-label"));
    }

    [Fact]
    public void The_live_dot_says_when_something_does_not_get_through()
    {
        var live = Services.GetRequiredService<LiveStatus>();
        var dot = Render<LiveDot>();
        Assert.Equal("live", dot.Find("[data-testid=live-dot]").GetAttribute("data-state"));

        live.Report(this, WatchState.Reconnecting);
        dot.WaitForAssertion(() => Assert.Equal("reconnecting", dot.Find("[data-testid=live-dot]").GetAttribute("data-state")));
        live.Forget(this);
        dot.WaitForAssertion(() => Assert.Equal("live", dot.Find("[data-testid=live-dot]").GetAttribute("data-state")));
    }

    [Fact]
    public void A_page_that_breaks_is_said_in_words_and_can_be_tried_again()
    {
        var broken = true;
        var layout = Render<MainLayout>(parameters => parameters.Add(frame => frame.Body, builder =>
        {
            if (broken)
            {
                throw new InvalidOperationException("secret detail");
            }

            builder.AddContent(0, "all is well");
        }));
        Assert.Contains("Something went wrong", layout.Find("[data-testid=page-fault]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", layout.Markup, StringComparison.Ordinal);

        broken = false;
        layout.Find("[data-testid=retry]").Click();

        Assert.Contains("all is well", layout.Markup, StringComparison.Ordinal);
    }
}
