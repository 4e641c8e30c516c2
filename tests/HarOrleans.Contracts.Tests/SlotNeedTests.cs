namespace HarOrleans.Contracts.Tests;

public sealed class SlotNeedTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["gpu"] = "a100", ["memory"] = "64", ["zone"] = "b" };

    [Theory]
    [InlineData("gpu", true)]
    [InlineData("gpu=A100", true)]
    [InlineData("gpu = h100", false)]
    [InlineData("tpu", false)]
    [InlineData("memory>=64", true)]
    [InlineData("memory >= 64.5", false)]
    [InlineData("zone>=1", false)]
    public void A_need_is_met_by_a_label_its_value_or_a_number_that_is_large_enough(string need, bool met) => Assert.Equal(met, SlotNeed.Parse(need).IsMetBy(Labels));

    [Theory]
    [InlineData("")]
    [InlineData("=x")]
    [InlineData("gpu=")]
    [InlineData("two words")]
    [InlineData("memory>=much")]
    [InlineData("memory>=NaN")]
    public void What_is_no_need_is_refused_with_its_text_and_what_to_write(string text)
    {
        var error = Assert.Throws<InvalidSpecException>(() => SlotNeed.Parse(text));
        Assert.Contains($"requires '{text}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("memory>=16", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_is_read_back_from_attributes_and_what_cannot_be_read_counts_as_none()
    {
        var schedule = StudySchedule.Of(new StudySchedule(["gpu", "memory>=16"], 3).ToAttributes());
        Assert.Equal((3, "gpu memory>=16"), (schedule.Priority, string.Join(' ', schedule.Requires)));
        Assert.Same(StudySchedule.Default.Requires, StudySchedule.Of(new Dictionary<string, string> { [StudySchedule.RequiresAttribute] = "7" }).Requires);
    }
}
