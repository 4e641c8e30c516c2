using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Demo;

namespace HarOrleans.Host.Tests.Demo;

public sealed class DemoStudyTests
{
    private static readonly Dictionary<string, string> Hints = new() { ["data"] = "/somewhere" };

    [Fact]
    public void The_space_is_the_documented_one_in_its_order() => Assert.Equal(
        [
            new SearchParameter("hidden_size", Of(32, 64, 128, 256)),
            new SearchParameter("batch_size", Of(32, 64, 128)),
            new SearchParameter("lr", new FloatDistribution(1e-4, 1e-3, true)),
            new SearchParameter("dropout", new FloatDistribution(0, 0.5)),
            new SearchParameter("activation", new CategoricalDistribution([ParamValue.Of("relu"), ParamValue.Of("tanh")])),
            new SearchParameter("num_layers", new IntDistribution(1, 3)),
            new SearchParameter("weight_decay", new FloatDistribution(1e-6, 1e-3, true)),
        ],
        DemoStudy.Space);

    [Fact]
    public void What_a_study_is_stands_in_its_settings_and_what_may_move_in_its_hints()
    {
        var spec = DemoStudy.Spec(new DemoOptions { Epochs = 3, Seed = 7, Study = "s" }, Sample.Dataset, Hints);

        Assert.Equal("s", spec.Name);
        Assert.Equal("LSTM_HAR", spec.Experiment);
        Assert.Equal(StudyDirection.Maximize, spec.Direction);
        Assert.Equal("har-lstm", spec.Objective.Name);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["protocol"] = "subject-wise",
                ["epochs"] = "3",
                ["train_sha256"] = Sample.Dataset.TrainSha256,
                ["test_sha256"] = Sample.Dataset.TestSha256,
            },
            spec.Objective.Settings);
        Assert.Equal(Hints, spec.Objective.Hints);
        Assert.Equal(("tpe", 7L), (spec.Sampler.Name, spec.Sampler.Seed));
        Assert.Equal("median", spec.Pruner.Name);
    }

    [Fact]
    public void Trials_parallel_port_and_state_are_no_part_of_what_a_study_is()
    {
        var one = DemoStudy.Spec(new DemoOptions(), Sample.Dataset, Hints);
        var other = DemoStudy.Spec(new DemoOptions { Trials = 3, Parallel = 2, Port = 0, State = "elsewhere", Exit = true, Json = "-" }, Sample.Dataset, Hints);

        Assert.Equal(one.Objective.Settings, other.Objective.Settings);
        Assert.Equal(one.Space, other.Space);
        Assert.Equal(
            one with { Space = other.Space, Objective = other.Objective, Sampler = other.Sampler, Pruner = other.Pruner },
            other);
    }

    [Fact]
    public void What_is_set_is_a_setting_or_fixes_a_parameter_of_the_space()
    {
        var set = new Dictionary<string, string> { ["scheduler"] = "CosineAnnealingLR", ["lr"] = "0.003", ["num_layers"] = "1", ["hidden_size"] = "100", ["activation"] = "relu" };
        var spec = DemoStudy.Spec(new DemoOptions { Settings = set }, Sample.Dataset, Hints);

        Assert.Equal("CosineAnnealingLR", spec.Objective.Settings["scheduler"]);
        Assert.DoesNotContain("lr", spec.Objective.Settings.Keys);
        Assert.Equal(DemoStudy.Space.Select(each => each.Name), spec.Space.Select(each => each.Name));
        Assert.Equal(
            [
                Of(100), Of(32, 64, 128), new CategoricalDistribution([ParamValue.Of(0.003)]), new FloatDistribution(0, 0.5),
                new CategoricalDistribution([ParamValue.Of("relu")]), Of(1), new FloatDistribution(1e-6, 1e-3, true),
            ],
            spec.Space.Select(each => each.Distribution));
    }

    [Theory]
    [InlineData("lr", "fast", "--set lr=fast: 'fast' is not a number")]
    [InlineData("num_layers", "1.5", "--set num_layers=1.5: '1.5' is not a whole number")]
    public void A_fixed_value_of_another_type_is_refused_with_what_to_do(string name, string value, string message)
    {
        var refused = Assert.Throws<BadInputException>(() => DemoStudy.Spec(new DemoOptions { Settings = new Dictionary<string, string> { [name] = value } }, Sample.Dataset, Hints));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_trials_at_a_time_than_the_window_lets_open_are_refused()
    {
        DemoStudy.Check(new DemoOptions { Parallel = 8, Window = 8 });

        var refusal = Assert.Throws<BadInputException>(() => DemoStudy.Check(new DemoOptions { Parallel = 8 }));
        Assert.StartsWith("--parallel 8: at most --window 4 trials may be open at a time.", refusal.Message, StringComparison.Ordinal);
    }

    private static CategoricalDistribution Of(params long[] values) => new([.. values.Select(ParamValue.Of)]);
}
