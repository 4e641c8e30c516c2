using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

public sealed class SpecCheckTests
{
    [Fact]
    public void A_sound_study_has_no_errors()
    {
        Assert.Empty(Errors(Assignments.Study()));
        Assert.Empty(Errors(Assignments.Study(space: Demo())));
        Assert.Empty(Errors(Assignments.Study(Assignments.Objective(folder: HarLstm.SimulatedData))));
    }

    [Fact]
    public void All_errors_are_found_at_once_and_each_names_field_and_value()
    {
        var objective = new ObjectiveSpec(
            HarLstm.Name,
            new Dictionary<string, string> { ["protocol"] = "guess", ["epochs"] = "0", ["train_sha256"] = "ABC", ["pace"] = "fast" },
            new Dictionary<string, string>());

        var errors = Errors(Assignments.Study(objective) with { Direction = StudyDirection.Minimize });

        Assert.Collection(
            errors,
            error => Assert.StartsWith("direction: Minimize", error, StringComparison.Ordinal),
            error => Assert.StartsWith("pace:", error, StringComparison.Ordinal),
            error => Assert.StartsWith("protocol: 'guess'", error, StringComparison.Ordinal),
            error => Assert.StartsWith("epochs: '0'", error, StringComparison.Ordinal),
            error => Assert.StartsWith("train_sha256: 'ABC'", error, StringComparison.Ordinal),
            error => Assert.StartsWith("test_sha256: nothing", error, StringComparison.Ordinal),
            error => Assert.StartsWith("data:", error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData("-1")]
    [InlineData("ten")]
    [InlineData("")]
    [InlineData(" 5")]
    [InlineData("99999999999")]
    public void Epochs_are_a_plain_whole_number(string epochs) => Assert.False(SpecCheck.IsEpochs(epochs, out _));

    [Fact]
    public void A_parameter_that_is_missing_unknown_or_out_of_range_is_named()
    {
        List<SearchParameter> space = [.. Demo().Where(each => each.Name != HarLstm.LearningRate)];
        space[0] = new SearchParameter(HarLstm.HiddenSize, new CategoricalDistribution([ParamValue.Of(32), ParamValue.Of(0), ParamValue.Of(1.5)]));
        space.Add(new SearchParameter("speed", new FloatDistribution(0, 1)));
        space[space.FindIndex(each => each.Name == HarLstm.Dropout)] = new SearchParameter(HarLstm.Dropout, new FloatDistribution(0, 1));
        space[space.FindIndex(each => each.Name == HarLstm.Activation)] = new SearchParameter(HarLstm.Activation, new CategoricalDistribution([ParamValue.Of("gelu")]));

        var errors = Errors(Assignments.Study(space: space));

        Assert.Collection(
            errors,
            error => Assert.StartsWith("hidden_size: 0 is not", error, StringComparison.Ordinal),
            error => Assert.StartsWith("hidden_size: 1.5 is not", error, StringComparison.Ordinal),
            error => Assert.StartsWith("dropout: 1 is not", error, StringComparison.Ordinal),
            error => Assert.StartsWith("activation: gelu is not relu or tanh", error, StringComparison.Ordinal),
            error => Assert.StartsWith("lr: the search space lacks it", error, StringComparison.Ordinal),
            error => Assert.StartsWith("speed:", error, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Errors(StudySpec spec) => SpecCheck.Errors(spec, new LstmFamily());

    private static IReadOnlyList<SearchParameter> Demo() =>
    [
        new(HarLstm.HiddenSize, new CategoricalDistribution([ParamValue.Of(32), ParamValue.Of(64), ParamValue.Of(128), ParamValue.Of(256)])),
        new(HarLstm.BatchSize, new CategoricalDistribution([ParamValue.Of(32), ParamValue.Of(64), ParamValue.Of(128)])),
        new(HarLstm.LearningRate, new FloatDistribution(1e-4, 1e-3, Log: true)),
        new(HarLstm.Dropout, new FloatDistribution(0, 0.5)),
        new(HarLstm.Activation, new CategoricalDistribution([ParamValue.Of("relu"), ParamValue.Of("tanh")])),
        new(HarLstm.NumLayers, new IntDistribution(1, 3)),
        new(HarLstm.WeightDecay, new FloatDistribution(1e-6, 1e-3, Log: true)),
    ];
}
