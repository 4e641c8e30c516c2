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
        Assert.Equal(
            one with { Objective = other.Objective, Sampler = other.Sampler, Pruner = other.Pruner },
            other);
    }

    private static CategoricalDistribution Of(params long[] values) => new([.. values.Select(ParamValue.Of)]);
}
