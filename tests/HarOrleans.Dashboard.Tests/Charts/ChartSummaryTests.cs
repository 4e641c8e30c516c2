namespace HarOrleans.Dashboard.Tests.Charts;

public sealed class ChartSummaryTests
{
    [Fact]
    public void It_names_range_last_and_best_and_which_is_which()
    {
        var summary = new ChartSummary();
        summary.Add([new(0, [new(1, 0.9), new(2, 0.4)]) { Label = new("Training") }], replace: true);
        summary.Add([new(0, [new(3, 0.5)])], replace: false);

        Assert.Equal("1 curve, epoch 1 to 3. Training: last 0.5 at epoch 3, best (lowest) 0.4 at epoch 2.", summary.Describe("epoch", false));
        Assert.Equal("1 curve, epoch 1 to 3. Training: last 0.5 at epoch 3, best (highest) 0.9 at epoch 1.", summary.Describe("epoch", true));
        Assert.Equal("1 curve, epoch 1 to 3. Training: last 0.5 at epoch 3, lowest 0.4 at epoch 2, highest 0.9 at epoch 1.", summary.Describe("epoch", null));
    }

    [Fact]
    public void Nothing_finite_is_nothing_to_draw()
    {
        var summary = new ChartSummary();
        summary.Add([new(0, [new(1, double.NaN)])], replace: true);

        Assert.Equal("Nothing to draw yet.", summary.Describe("epoch", true));
    }

    [Fact]
    public void A_place_that_gets_a_new_curve_forgets_the_old_one()
    {
        var summary = new ChartSummary();
        summary.Add([new(0, [new(1, 99)]) { Label = new("Trial 1") }], replace: true);
        summary.Add([new(0, [new(1, 2)]) { Label = new("Trial 20"), Reset = true }], replace: false);

        Assert.DoesNotContain("99", summary.Describe("step", null), StringComparison.Ordinal);
        Assert.Contains("Trial 20", summary.Describe("step", null), StringComparison.Ordinal);
    }
}
