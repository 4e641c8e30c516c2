using HarOrleans.Client;
using HarOrleans.Dashboard.Components;
using HarOrleans.Dashboard.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Dashboard.Tests.Live;

public sealed class LiveComponentTests : PageTest
{
    [Fact]
    public async Task What_a_watch_says_after_its_page_is_gone_or_follows_something_else_counts_no_more()
    {
        var page = Render<Probe>().Instance;
        var first = page.Watches[0];
        var live = Services.GetRequiredService<LiveStatus>();
        await page.HearAsync(first);
        Assert.False(live.IsLive);

        await page.FollowAnewAsync();
        Assert.True(live.IsLive);
        await page.HearAsync(first);
        Assert.True(live.IsLive);

        await DisposeComponentsAsync();
        await page.HearAsync(page.Watches[1]);
        Assert.True(live.IsLive);
    }

    /// <summary>Follows what never says anything.</summary>
    private sealed class Probe : LiveComponent
    {
        public List<WatchOptions> Watches { get; } = [];

        public Task FollowAnewAsync() => InvokeAsync(Restart);

        /// <summary>A watch says that it gets nothing through, and that was dealt with.</summary>
        public async Task HearAsync(WatchOptions watch)
        {
            watch.OnState!(WatchState.Reconnecting, new TimeoutException());
            await Task.Yield();
            await InvokeAsync(() => { });
        }

        protected override void OnInitialized() => Restart();

        protected override void Begin() => Follow<int>(
            (options, cancellationToken) =>
            {
                Watches.Add(options);
                return NothingAsync(cancellationToken);
            },
            _ => Task.CompletedTask);

        private static async IAsyncEnumerable<int> NothingAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            yield return 0;
        }
    }
}
