using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Model;

public sealed class MatrixTests
{
    [Fact]
    public void Shares_of_every_row_sum_to_one()
    {
        var view = MatrixView.Of(Some.Evaluation());

        for (var row = 0; row < view.Classes.Count; row++)
        {
            Assert.Equal(1, Enumerable.Range(0, view.Classes.Count).Sum(column => view.RowShare(row, column)!.Value), 1e-6);
        }
    }

    [Fact]
    public void A_class_without_samples_has_no_share_rather_than_zero()
    {
        var view = MatrixView.Of(Some.Evaluation(emptyRow: true));

        Assert.Null(view.RowShare(5, 5));
        Assert.Equal(0, view.Heat(5, 5, asShares: true));
    }

    [Fact]
    public void Totals_are_samples_by_class_and_by_prediction()
    {
        var view = MatrixView.Of(Some.Evaluation());

        Assert.Equal([537, 491, 532, 496, 420, 471], view.RowTotals);
        Assert.Equal(view.RowTotals.Sum(), view.ColumnTotals.Sum());
    }

    [Fact]
    public void Figures_can_be_read_at_every_heat_in_both_themes()
    {
        for (var heat = 0.0; heat <= 1; heat += 0.001)
        {
            Assert.InRange(HeatScale.Contrast(HeatScale.LightLow, HeatScale.LightHigh, heat), 4.5, 21);
            Assert.InRange(HeatScale.Contrast(HeatScale.DarkLow, HeatScale.DarkHigh, heat), 4.5, 21);
        }
    }

    [Fact]
    public void The_style_sheet_has_the_same_colours()
    {
        var style = System.Text.Encoding.UTF8.GetString(new DashboardAssets().Find("base.css")!.Plain);

        foreach (var (r, g, b) in new[] { HeatScale.LightLow, HeatScale.LightHigh, HeatScale.DarkLow, HeatScale.DarkHigh })
        {
            Assert.Contains($"rgb({r}, {g}, {b})", style, StringComparison.Ordinal);
        }
    }
}
