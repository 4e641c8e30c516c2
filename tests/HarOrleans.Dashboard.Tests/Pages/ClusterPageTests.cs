using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class ClusterPageTests : PageTest
{
    private const string Gpu = "10.0.0.2:11111@7";

    public ClusterPageTests()
    {
        var labels = new Dictionary<string, string> { ["cpu"] = "8", ["gpu"] = "a100" };
        Har.Lists.Silos.AddRange(
        [
            new("10.0.0.1:11111@5", [SiloRoles.Control], new Dictionary<string, string>(), "Active") { StartedAt = Some.Noon },
            new(Gpu, [SiloRoles.Trainer], labels, "Active") { StartedAt = Some.Noon },
            new("10.0.0.3:11111@8", [SiloRoles.Trainer], new Dictionary<string, string>(), "Active"),
            new("10.0.0.4:11111@2", [SiloRoles.Trainer], new Dictionary<string, string>(), "Dead"),
        ]);
        Har.Lists.Queue = new(
            [new(Gpu, ["a", "b"], new Dictionary<string, LeaseKey> { ["a"] = new(1, 12, 112, 1) }, 0, false) { Labels = labels }],
            [.. Enumerable.Range(0, 120).Select(each => new WaitingTrial(new("default", 1, 13 + each) { Requires = ["gpu=a100"], Priority = 2 }, each + 1, "needs gpu=a100: all slots that have it are busy"))]);
        Har.Study(1).Make(Some.Spec("tuning"));
    }

    [Fact]
    public void Silos_stand_with_health_roles_labels_and_what_their_slots_hold()
    {
        var page = Render<ClusterPage>();

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[data-testid=silo-row]").Count));
        Assert.Equal(["Active", "Active", "Active, not heard of"], page.FindAll("[data-testid=silo-row] [data-testid=state]").Select(state => state.GetAttribute("data-state")));
        var gpu = page.Find($"[data-silo='{Gpu}']").TextContent;
        Assert.Contains("gpu=a100", gpu, StringComparison.Ordinal);
        Assert.Contains("tuning, trial 12", gpu, StringComparison.Ordinal);
        Assert.Contains("Free", gpu, StringComparison.Ordinal);
        Assert.Equal("1 of 2", page.Find("[data-testid=slots-busy]").TextContent);
        Assert.Equal("a100 on 1 trainer", page.Find("[data-testid=gpus]").TextContent);
        Assert.Equal("120", page.Find("[data-testid=waiting-count]").TextContent);
        Assert.Equal("/cluster?dead=1", page.Find("[data-testid=dead-toggle]").GetAttribute("href"));
    }

    [Fact]
    public void Silos_that_died_are_shown_where_they_are_asked_for_and_do_not_count()
    {
        At("/cluster?dead=1");
        var page = Render<ClusterPage>();

        page.WaitForAssertion(() => Assert.Equal("Dead", page.Find("[data-silo='10.0.0.4:11111@2'] [data-testid=state]").GetAttribute("data-state")));
        Assert.Equal("3", page.Find("[data-testid=silo-count]").TextContent);
    }

    [Fact]
    public void A_trainer_is_drained_and_takes_trials_again_and_one_that_is_gone_is_said()
    {
        var page = Render<ClusterPage>();
        page.WaitForAssertion(() => page.Find("[data-testid=drain]"));

        page.Find("[data-testid=drain]").Click();
        page.WaitForAssertion(() => Assert.Equal("Draining", page.Find($"[data-silo='{Gpu}'] [data-testid=state]").GetAttribute("data-state")));
        page.Find("[data-testid=drain]").Click();
        page.WaitForAssertion(() => Assert.Equal("Active", page.Find($"[data-silo='{Gpu}'] [data-testid=state]").GetAttribute("data-state")));

        var stale = page.Find("[data-testid=drain]");
        Har.Lists.Queue = new([], []);
        stale.Click();
        page.WaitForAssertion(() => Assert.Contains(Gpu, page.Find("[data-testid=cluster-refusal]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_queue_stands_in_pages_with_position_needs_and_reason()
    {
        At("/cluster?tab=queue&page=2");
        var page = Render<ClusterPage>();

        page.WaitForAssertion(() => Assert.Equal(ClusterPage.PageSize, page.FindAll("[data-testid=waiting-row]").Count));
        var row = page.Find("[data-testid=waiting-row]");
        Assert.Equal("1/63", row.GetAttribute("data-trial"));
        Assert.Contains("tuning, trial 63", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("needs gpu=a100: all slots that have it are busy", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("51", row.QuerySelector("td")!.TextContent);
        Assert.Equal("/cluster?tab=queue&page=3", page.Find("[data-testid=next-page]").GetAttribute("href"));
    }

    [Fact]
    public void A_trial_is_put_first_and_one_is_cancelled_after_it_was_asked_once_more()
    {
        At("/cluster?tab=queue");
        var page = Render<ClusterPage>();
        page.WaitForAssertion(() => page.Find("[data-trial='1/20'] [data-testid=first]"));

        page.Find("[data-trial='1/20'] [data-testid=first]").Click();
        page.WaitForAssertion(() => Assert.Equal("1/20", page.Find("[data-testid=waiting-row]").GetAttribute("data-trial")));

        page.WaitForElement("[data-trial='1/20'] [data-testid=cancel]").Click();
        page.WaitForElement("[data-testid=cancel-not]").Click();
        Assert.Empty(Har.Study(1).Cancelled);
        page.WaitForElement("[data-trial='1/20'] [data-testid=cancel]").Click();
        page.WaitForElement("[data-testid=cancel-sure]").Click();
        page.WaitForAssertion(() => Assert.Equal([20], Har.Study(1).Cancelled));
    }

    [Fact]
    public void An_empty_queue_says_what_that_means()
    {
        Har.Lists.Queue = new([], []);
        At("/cluster?tab=queue");
        var page = Render<ClusterPage>();

        page.WaitForAssertion(() => Assert.Contains("No trainer is alive", page.Find("[data-testid=no-waiting]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_server_that_does_not_answer_is_said()
    {
        Har.Fault = new TimeoutException();
        var page = Render<ClusterPage>();

        page.WaitForAssertion(() => Assert.Contains("does not answer", page.Find("[data-testid=page-fault]").TextContent, StringComparison.Ordinal));
    }
}
