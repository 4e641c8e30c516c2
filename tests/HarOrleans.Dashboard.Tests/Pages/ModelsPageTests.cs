using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class ModelsPageTests : PageTest
{
    private static readonly string Id = Some.RunId(3);

    [Fact]
    public void Each_model_has_a_row_with_its_aliases_and_its_latest_version()
    {
        Har.Lists.Models.Add(new ModelSummary(1, Workspaces.Default, "ada", "har lstm", "", new Dictionary<string, string>(), new Dictionary<string, int> { ["champion"] = 2 }, 3, 4, Some.Noon, Some.Noon));
        var page = Render<ModelsPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=model-row]")));
        Assert.Equal(["har lstm", "champion → 2", "4", "–", "3", "ada"], page.FindAll("[data-testid=model-row] td").Select(cell => cell.TextContent.Trim()).Take(6));
        Assert.Equal("/models/har%20lstm", page.Find("[data-testid=model-row] a").GetAttribute("href"));
    }

    [Fact]
    public void A_model_has_the_accuracy_of_its_latest_version_and_what_that_is_of()
    {
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished, evaluation: Some.Evaluation()));
        Har.Models.Make("har");
        Register(Some.RunId(9), Id);
        Har.Lists.Models.Add(new ModelSummary(1, Workspaces.Default, "ada", "har", "", new Dictionary<string, string>(), new Dictionary<string, int>(), 2, 2, Some.Noon, Some.Noon));

        var page = Render<ModelsPage>();

        page.WaitForAssertion(() => Assert.Equal("0.9464 on test", page.Find("[data-testid=model-accuracy]").TextContent));
    }

    [Fact]
    public void Without_any_the_page_says_how_to_register_one() =>
        Assert.Contains("har model register", Render<ModelsPage>().WaitForElement("[data-testid=no-models]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_version_leads_to_the_run_that_made_it_and_an_alias_moves_with_a_reason()
    {
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished, evaluation: Some.Evaluation()));
        Registered();
        var page = Show("har");

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=version-row]").Count));
        Assert.Equal(["2", "1"], page.FindAll("[data-testid=version-row] th").Select(cell => cell.TextContent));
        Assert.Equal($"/runs/{Id}", page.Find("[data-version='1'] a").GetAttribute("href"));
        Assert.Contains("0.9464 on test", page.Find("[data-version='1']").TextContent, StringComparison.Ordinal);
        Assert.Equal(Format.ShortId(Some.RunId(9)), page.FindAll("[data-version='2'] td")[1].TextContent);

        page.Find("[data-testid=alias-name]").Input("champion");
        page.Find("[data-testid=alias-version]").Change("1");
        Assert.True(page.Find("[data-testid=alias-set]").HasAttribute("disabled"));
        page.Find("[data-testid=alias-reason]").Input("better on stairs");
        page.Find("[data-testid=alias-set]").Click();

        page.WaitForAssertion(() => Assert.Equal("'champion' names version 1 now.", page.Find("[data-testid=alias-said]").TextContent));
        Assert.Contains("champion", page.Find("[data-version='1'] [data-testid=aliases]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["champion", "–", "1", "local", "better on stairs"], page.FindAll("[data-testid=alias-history] tbody td").Skip(1).Select(cell => cell.TextContent));

        page.Find("[data-testid=alias-name]").Input("champion");
        page.Find("[data-testid=alias-reason]").Input("too soon");
        page.Find("[data-testid=alias-delete]").Click();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=alias-history] tbody tr").Count));
        Assert.Empty(Har.Models.Model!.Aliases);
    }

    [Fact]
    public void What_the_registry_refuses_is_said_where_it_was_asked()
    {
        Registered();
        Har.Models.Refusal = new InvalidSpecException(["alias = 'latest': this would be taken for a version."]);
        var page = Show("har");

        page.WaitForElement("[data-testid=alias-name]").Input("latest");
        page.Find("[data-testid=alias-reason]").Input("why not");
        page.Find("[data-testid=alias-set]").Click();

        Assert.Equal("alias = 'latest': this would be taken for a version.", page.WaitForElement("[data-testid=alias-fault]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=alias-history]"));
    }

    [Fact]
    public void A_model_that_is_not_there_is_said_so() =>
        Assert.Contains("There is no model 'nobody'", Show("nobody").WaitForElement("[data-testid=not-found]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void The_page_of_a_run_that_logged_a_model_registers_it_and_says_where_it_is_registered()
    {
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished));
        Har.Run(Id).Files.Add(new ArtifactInfo("model/MLmodel", 10, Some.Noon));
        At($"/runs/{Id}");
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, Id));

        page.WaitForElement("[data-testid=register-name]").Input("har");
        page.Find("[data-testid=register]").Click();

        page.WaitForAssertion(() => Assert.Contains("har, version 1", page.Find("[data-testid=registrations]").TextContent, StringComparison.Ordinal));
        Assert.Equal("/models/har", page.Find("[data-testid=registrations] a").GetAttribute("href"));
        Assert.Equal($"runs:/{Id}/model", Assert.Single(Har.Models.Model!.Versions).Source);
    }

    [Fact]
    public void A_run_without_a_model_offers_nothing_to_register()
    {
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished));
        Har.Run(Id).Files.Add(new ArtifactInfo("notes.txt", 10, Some.Noon));
        At($"/runs/{Id}");
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, Id));

        page.WaitForElement("[data-testid=lineage]");
        Assert.Empty(page.FindAll("[data-testid=run-model]"));
    }

    private void Registered()
    {
        Har.Models.Make("har");
        Register(Id, Some.RunId(9));
    }

    private void Register(params string[] runs)
    {
        foreach (var run in runs)
        {
            Har.Models.RegisterAsync(new ModelVersionSpec($"runs:/{run}/model", "ada", "", new Dictionary<string, string>()), Xunit.TestContext.Current.CancellationToken);
        }
    }

    private IRenderedComponent<ModelPage> Show(string name) => Render<ModelPage>(parameters => parameters.Add(page => page.Name, name));
}
