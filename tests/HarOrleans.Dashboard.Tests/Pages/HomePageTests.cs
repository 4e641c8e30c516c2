using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class HomePageTests : PageTest
{
    [Fact]
    public void An_empty_server_says_what_to_do()
    {
        var page = Render<HomePage>();

        page.WaitForAssertion(() => Assert.Contains("No runs yet", page.Find("[data-testid=no-runs]").TextContent, StringComparison.Ordinal));
        Assert.Contains("har demo", page.Find("[data-testid=no-runs] code").TextContent, StringComparison.Ordinal);
        Assert.Equal("Home", page.Find("h1").TextContent);
    }

    [Fact]
    public void It_shows_what_runs_how_far_it_is_and_what_is_best()
    {
        Har.Lists.Studies.Add(Some.Summary(1, "running", StudyPhase.Running, 0.9464, new(1, 1, 8, 3, 1)));
        Har.Lists.Studies.Add(Some.Summary(2, "done", StudyPhase.Finished, 0.9, new(0, 0, 20, 0, 0)));
        Har.Lists.Studies.Add(Some.Summary(3, "new", StudyPhase.Created, null, new(0, 0, 0, 0, 0), null));
        var page = Render<HomePage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=running-study]")));
        Assert.Contains("12 of 20 trials finished", page.Find("[data-testid=running-study]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Best so far: 0.9464, trial 7", page.Find("[data-testid=running-study]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["/studies/1", "/studies/2"], page.FindAll("[data-testid=recently-best] a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void A_running_study_without_a_complete_trial_has_no_best()
    {
        Har.Lists.Studies.Add(Some.Summary(1, "running", StudyPhase.Running, null, new(1, 1, 0, 0, 0)));
        var page = Render<HomePage>();

        page.WaitForAssertion(() => Assert.Contains("No trial is complete yet", page.Find("[data-testid=running-study]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_queue_says_who_holds_what_and_why_others_wait()
    {
        Har.Lists.Queue = new(
            [new("silo", ["a", "b", "c"], new Dictionary<string, LeaseKey> { ["a"] = new(1, 12, 112, 1), ["b"] = new(1, 13, 113, 0) }, 0, false)],
            [new(new("default", 1, 14), 1, "every slot is taken")]);
        var page = Render<HomePage>();

        page.WaitForAssertion(() => Assert.Contains("2 of 3 slots busy on 1 trainer. 1 trial waiting.", page.Find("[data-testid=queue]").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("[data-testid=queue] li.free"));
        Assert.Contains("every slot is taken", page.Find("[data-testid=queue]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_without_trainers_says_why_trials_wait()
    {
        var page = Render<HomePage>();

        page.WaitForAssertion(() => Assert.Contains("No trainer has been heard of", page.Find("[data-testid=queue]").TextContent, StringComparison.Ordinal));
    }
}
