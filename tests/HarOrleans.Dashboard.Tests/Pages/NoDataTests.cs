using Bunit;
using HarOrleans.Dashboard.Components.Layout;
using HarOrleans.Dashboard.Components.Pages;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class NoDataTests : PageTest
{
    [Fact]
    public void A_server_without_data_says_which_server_has_some_and_has_no_link_to_it()
    {
        Assert.Contains("har demo", Render<DataPage>().Find("[data-testid=no-data]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Render<MainLayout>().FindAll("nav a[href='/data']"));
    }
}
