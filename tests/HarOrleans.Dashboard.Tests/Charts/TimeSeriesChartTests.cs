using Bunit;
using HarOrleans.Dashboard.Tests.Pages;
using Microsoft.JSInterop;

namespace HarOrleans.Dashboard.Tests.Charts;

public sealed class TimeSeriesChartTests : PageTest
{
    private readonly ChartFeed _feed = new();

    [Fact]
    public async Task It_is_created_then_filled_then_grows_by_what_is_new()
    {
        await _feed.ReplaceAsync([new(0, [new(1, 0.5)]) { Label = new("Training") }]);
        await _feed.AppendAsync([new(0, [new(2, 0.4)])]);
        var chart = Show();
        await chart.InvokeAsync(() => _feed.AppendAsync([new(0, [new(3, 0.3)])]));

        var create = Assert.Single(Charts.Invocations["create"]);
        Assert.Equal("metric-0", create.Arguments[0]);
        var options = Assert.IsType<ChartOptions>(create.Arguments[1]);
        Assert.Equal("epoch", options.XLabel);
        Assert.StartsWith("/assets/uPlot-1.6.32.iife.min.js?v=", options.Library);

        var replace = Assert.Single(Charts.Invocations["replace"]);
        Assert.Equal(ChartCodec.Encode([new(0, [new(1, 0.5)]) { Label = new("Training") }, new(0, [new(2, 0.4)])]), Assert.IsType<byte[]>(replace.Arguments[1]));

        var append = Assert.Single(Charts.Invocations["append"]);
        Assert.Equal(["metric-0", 1L], append.Arguments.Take(2));
        Assert.Equal(18, Assert.IsType<byte[]>(append.Arguments[2]).Length);
    }

    [Fact]
    public async Task Updates_are_numbered_so_that_none_is_drawn_twice()
    {
        var chart = Show();
        for (var step = 1; step <= 3; step++)
        {
            var point = new ChartPoint(step, step);
            await chart.InvokeAsync(() => _feed.AppendAsync([new(0, [point])]));
        }

        Assert.Equal([1L, 2L, 3L], Charts.Invocations["append"].Select(call => call.Arguments[1]));
    }

    [Fact]
    public async Task It_says_in_words_what_it_shows()
    {
        var chart = Show();
        await chart.InvokeAsync(() => _feed.AppendAsync([new(0, [new(1, 0.5), new(2, 0.25)]) { Label = new("Training") }]));

        var root = chart.Find("[data-testid=chart]");
        Assert.Equal("figure", root.GetAttribute("role"));
        Assert.Equal("Loss", chart.Find($"#{root.GetAttribute("aria-labelledby")}").TextContent);
        Assert.Contains("last 0.25 at epoch 2", chart.Find($"#{root.GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_disposed_of_in_the_browser_and_takes_nothing_afterwards()
    {
        var chart = Show();
        await chart.Instance.DisposeAsync();
        await _feed.AppendAsync([new(0, [new(1, 1)])]);

        Assert.Equal("metric-0", Assert.Single(Charts.Invocations["dispose"]).Arguments[0]);
        Assert.Empty(Charts.Invocations["append"]);
    }

    [Fact]
    public async Task A_browser_that_has_left_is_no_error()
    {
        var chart = Show();
        Charts.SetupVoid("append", _ => true).SetException(new JSDisconnectedException("gone"));
        Charts.SetupVoid("dispose", _ => true).SetException(new JSDisconnectedException("gone"));

        await chart.InvokeAsync(() => _feed.AppendAsync([new(0, [new(1, 1)])]));
        await chart.Instance.DisposeAsync();

        Assert.Single(Charts.Invocations["append"]);
        Assert.Single(Charts.Invocations["dispose"]);
    }

    private IRenderedComponent<TimeSeriesChart> Show() => Render<TimeSeriesChart>(parameters => parameters
        .Add(chart => chart.Id, "metric-0")
        .Add(chart => chart.Name, "loss")
        .Add(chart => chart.Title, "Loss")
        .Add(chart => chart.XLabel, "epoch")
        .Add(chart => chart.HigherIsBetter, false)
        .Add(chart => chart.Feed, _feed));
}
