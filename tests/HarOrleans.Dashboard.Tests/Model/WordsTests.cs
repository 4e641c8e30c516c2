using HarOrleans.Contracts;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Model;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0.94643, "0.9464")]
    [InlineData(0.00051234, "0.0005123")]
    [InlineData(0.0000123, "1.23e-5")]
    [InlineData(0, "0")]
    [InlineData(12.3456, "12.35")]
    [InlineData(1234.56, "1234.6")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(25000000, "2.5e+7")]
    [InlineData(double.NaN, "not a number")]
    public void Numbers_are_short_and_exact_enough(double value, string text) => Assert.Equal(text, Format.Number(value));

    [Fact]
    public void What_is_missing_is_never_a_zero()
    {
        Assert.Equal("–", Format.Number(null));
        Assert.Equal("–", Format.Duration(null));
        Assert.Equal("–", Format.Moment(null));
    }

    [Theory]
    [InlineData(0.24, "0.2 s")]
    [InlineData(42, "42 s")]
    [InlineData(120, "2 min")]
    [InlineData(192, "3 min 12 s")]
    [InlineData(7500, "2 h 5 min")]
    public void Durations_are_in_the_units_people_use(double seconds, string text) => Assert.Equal(text, Format.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("train_loss", "loss", "Training")]
    [InlineData("val_accuracy", "accuracy", "Validation")]
    [InlineData("test/f1", "f1", "Test")]
    [InlineData("learning_rate", "learning_rate", "learning_rate")]
    [InlineData("train_", "train_", "train_")]
    public void A_metric_goes_to_its_chart_as_its_curve(string metric, string key, string curve) => Assert.Equal(new MetricGroup(key, curve), MetricGroup.Of(metric));

    [Theory]
    [InlineData("val_loss", "Loss")]
    [InlineData("val_f1", "F1")]
    [InlineData("test_roc_auc", "ROC AUC")]
    [InlineData("system/gpu_0_memory_usage_percentage", "GPU memory usage percentage")]
    public void A_charts_title_is_in_words(string metric, string title) => Assert.Equal(title, MetricGroup.Of(metric).Title);

    [Fact]
    public void The_usual_charts_come_first_and_know_which_way_is_up()
    {
        var order = new[] { "val_f1", "learning_rate", "val_accuracy", "train_loss" }.Select(MetricGroup.Of).OrderBy(group => group.Order);

        Assert.Equal([("loss", (bool?)false), ("accuracy", true), ("f1", true), ("learning_rate", null)], order.Select(group => (group.Key, group.HigherIsBetter)));
    }

    [Fact]
    public void States_have_icons_and_texts_of_their_own()
    {
        var looks = Enum.GetValues<TrialState>().Select(Look.Of).ToArray();

        Assert.Equal(looks.Length, looks.Select(look => look.Icon).Distinct().Count());
        Assert.Equal(looks.Length, looks.Select(look => look.Text).Distinct().Count());
        Assert.All(Enum.GetValues<RunStatus>(), status => Assert.NotEmpty(Look.Of(status).Text));
        Assert.All(Enum.GetValues<StudyPhase>(), phase => Assert.NotEmpty(Look.Of(phase).Text));
    }

    [Fact]
    public void Time_left_is_the_pace_of_the_latest_trials_times_what_remains()
    {
        var study = new StudySnapshot(1, Some.Spec(), 1, StudyPhase.Running, new StudyBudget(20, 2), new(0, 2, 8, 1, 1), null, 1, Some.Noon);
        TimeSpan[] pace = [TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40)];

        Assert.Equal(TimeSpan.FromSeconds(150), TimeLeft.Estimate(study, pace));
        Assert.Null(TimeLeft.Estimate(study, []));
        Assert.Null(TimeLeft.Estimate(study with { Phase = StudyPhase.Stopped }, pace));
    }
}
