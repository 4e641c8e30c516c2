namespace HarOrleans.Dashboard.Tests;

public sealed class RoutesTests
{
    [Fact]
    public void A_default_view_has_the_short_address()
    {
        Assert.Equal("/studies/7", Routes.Study(7));
        Assert.Equal("/studies/7", Routes.Study(7, Routes.OverviewTab));
        Assert.Equal("/studies", Routes.StudiesPage(1));
        Assert.Equal("/runs/ab", Routes.Run("ab"));
    }

    [Fact]
    public void What_is_seen_is_in_the_query()
    {
        Assert.Equal("/studies/7?tab=trials&page=3", Routes.Study(7, Routes.TrialsTab, 3));
        Assert.Equal("/studies/7?tab=trials&q=state%20%3D%20failed%20%26%20x&page=2", Routes.Study(7, Routes.TrialsTab, 2, "state = failed & x"));
        Assert.Equal("/studies/7?tab=trials", Routes.Study(7, Routes.TrialsTab, query: " "));
        Assert.Equal("/studies?page=2", Routes.StudiesPage(2));
        Assert.Equal("/runs/ab?tab=evaluation&cell=3-5", Routes.Run("ab", Routes.EvaluationTab, cell: "3-5"));
        Assert.Equal("/runs/ab?tab=evaluation&matrix=rows", Routes.Run("ab", Routes.EvaluationTab, Routes.MatrixRows));
    }

    [Fact]
    public void A_strange_id_cannot_leave_its_place_in_the_address() => Assert.Equal("/runs/..%2F%3Fx%3D1", Routes.Run("../?x=1"));
}
