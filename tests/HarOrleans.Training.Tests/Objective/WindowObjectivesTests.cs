using System.Text.Json;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Data.Windows;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Training.Tests;

/// <summary>har-raw-lstm and har-cnn on the simulated phones' raw windows.</summary>
public sealed class WindowObjectivesTests
{
    private static readonly Lazy<IServiceProvider> Services = new(() => new ServiceCollection().AddHarTraining().BuildServiceProvider());

    private static readonly Dictionary<string, ParamValue> Common = new()
    {
        [HarLstm.BatchSize] = ParamValue.Of(128),
        [HarLstm.LearningRate] = ParamValue.Of(0.01),
        [HarLstm.Dropout] = ParamValue.Of(0.2),
        [HarLstm.NumLayers] = ParamValue.Of(1),
        [HarLstm.WeightDecay] = ParamValue.Of(0.0),
    };

    private static Dictionary<string, ParamValue> Cnn => new(Common) { [HarCnn.Filters] = ParamValue.Of(8), [HarCnn.KernelSize] = ParamValue.Of(5) };

    private static Dictionary<string, ParamValue> RawLstm =>
        new(Common) { [HarLstm.HiddenSize] = ParamValue.Of(8), [HarLstm.Activation] = ParamValue.Of("tanh"), [HarLstm.Bidirectional] = ParamValue.Of(true) };

    [Theory]
    [InlineData(HarCnn.Name)]
    [InlineData(HarRawLstm.Name)]
    public void A_trial_on_raw_windows_learns_and_dies_and_goes_on_as_an_undisturbed_one(string name)
    {
        var undisturbed = new TrialLedger();
        var expected = Run(name, undisturbed);
        var broken = new TrialLedger();
        Assert.Throws<SuddenDeathException>(() => Run(name, new LedgerTrial(broken, Trial(name)) { DiesAt = 3, DiesAfter = true }));
        var resumed = Run(name, broken);

        Assert.Equal(expected, resumed);
        Assert.Equal(undisturbed.History, broken.History);
        Assert.Equal(undisturbed.Artifacts[HarLstm.WeightsArtifact(0)], broken.Artifacts[HarLstm.WeightsArtifact(0)]);
        Assert.InRange(expected.Value!.Value, 0.3, 1);
        Assert.Equal("validation", undisturbed.Evaluation!.Dataset);
        var set = Windows().Get(null, TestContext.Current.CancellationToken);
        Assert.Equal(
            [("training", "simulated/train_inertial", set.TrainSha256), ("eval", "simulated/train_inertial", set.TrainSha256)],
            undisturbed.Inputs.Select(input => (input.Context, input.Dataset.Name, input.Dataset.Digest)));
        Assert.All(undisturbed.Inputs, input => Assert.Empty(input.Dataset.Errors()));
        Assert.Contains("\"shape\\\":[-1,128,9]", undisturbed.Inputs[0].Dataset.Schema, StringComparison.Ordinal);
        Assert.StartsWith("{\"num_rows\":1500,", undisturbed.Inputs[0].Dataset.Profile, StringComparison.Ordinal);
        var description = System.Text.Encoding.UTF8.GetString(undisturbed.Artifacts["model/MLmodel"]);
        Assert.Contains($"objective: {name}", description, StringComparison.Ordinal);
        Assert.Contains("-1, 128, 9", description, StringComparison.Ordinal);
        var weights = new MemoryStream(undisturbed.Artifacts[HarLstm.WeightsArtifact(0)]);
        var test = HarLstmTest.Run(Windows().Prepare(null, new PreparationOptions(HarData.SubjectWiseProtocol), TestContext.Current.CancellationToken), Trial(name).Objective, Winner(name), weights, TestContext.Current.CancellationToken);
        Assert.Equal(600, test.Evaluation.Weighted.Support);
        Assert.InRange(test.Evaluation.Accuracy, 0.3, 1);
        AssertPredictions(undisturbed);
        AssertServes(undisturbed, set, test.Evaluation);
    }

    [Theory]
    [InlineData(HarCnn.Name, "hidden_size: har-cnn has no parameter of this name")]
    [InlineData(HarRawLstm.Name, "filters: har-raw-lstm has no parameter of this name")]
    public void Parameters_of_another_model_are_refused_by_name(string name, string message)
    {
        var spec = Assignments.Study(Trial(name).Objective) with
        {
            Space = [.. Cnn.Concat(RawLstm).DistinctBy(each => each.Key).Select(each => new SearchParameter(each.Key, new CategoricalDistribution([each.Value])))],
        };

        Assert.Contains(Objective(name).Validate(spec), error => error.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Other_windows_than_the_studys_are_refused_by_the_fields_name()
    {
        var trial = Trial(HarCnn.Name);
        var settings = new Dictionary<string, string>(trial.Objective.Settings) { [HarLstm.TrainSha256] = new('c', 64) };

        var error = Assert.Throws<HarException>(() => Run(HarCnn.Name, new LedgerTrial(new(), trial with { Objective = trial.Objective with { Settings = settings } })));

        Assert.StartsWith("train_sha256:", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The file of predictions says of each row what the evaluation counted.</summary>
    private static void AssertPredictions(TrialLedger trial)
    {
        var lines = System.Text.Encoding.UTF8.GetString(trial.Artifacts[EvaluationFiles.Predictions]).TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        var prepared = Windows().Prepare(null, new PreparationOptions(HarData.SubjectWiseProtocol), TestContext.Current.CancellationToken);
        Assert.Equal(["row", "subject", "actual", "predicted"], lines[0]);
        Assert.Equal(prepared.ValidationSubjects.Select((subject, row) => $"{row},{subject},{prepared.Classes[prepared.ValidationY[row]]}"), lines.Skip(1).Select(line => string.Join(',', line[..3])));
        var confusion = trial.Evaluation!.Classes.Select(actual => trial.Evaluation.Classes.Select(predicted => (long)lines.Count(line => line[2] == actual && line[3] == predicted)));
        Assert.Equal(JsonSerializer.Serialize(trial.Evaluation.Confusion), JsonSerializer.Serialize(confusion));
    }

    /// <summary>The logged model, opened by itself, takes windows as they were measured.</summary>
    private static void AssertServes(TrialLedger trial, WindowSet set, Evaluation evaluation)
    {
        using var model = ServedModel.Open(name => trial.Artifacts.TryGetValue($"model/{name}", out var bytes) ? new MemoryStream(bytes) : null);
        Assert.True(model.ReadsWindows);
        var predicted = model.PredictWindows(set.Test);
        var correct = predicted.Index().Count(each => each.Item.Class == set.Test.LabelNames[set.Test.Labels![each.Index] - 1]);
        Assert.Equal(evaluation.Accuracy, correct / (double)set.Test.Rows);

        var example = System.Text.Encoding.UTF8.GetString(trial.Artifacts["model/input_example.json"]);
        var answer = Assert.Single(ScoringRequest.Answer(model, System.Text.Encoding.UTF8.GetBytes($$"""{"instances": {{example}}}""")));
        Assert.Equal(1, answer.Probabilities.Values.Sum(), 9);
        float[] first = [.. JsonSerializer.Deserialize<float[][][]>(example)![0].SelectMany(step => step)];
        Assert.Contains(Enumerable.Range(0, set.Train.Rows), row => set.Train.Window(row).ToArray().Zip(first).All(pair => Math.Abs(pair.First - pair.Second) < 1e-3));
        Assert.Contains("reads raw sensor windows", Assert.Throws<InvalidSpecException>(() => model.PredictRows(HarWindows.Channels, new double[9])).Message, StringComparison.Ordinal);
        Assert.Contains("raw windows of [-1, 128, 9]", Assert.Throws<InvalidSpecException>(() => ScoringRequest.Answer(model, """{"inputs": [[1,2,3,4,5,6,7,8,9]]}"""u8.ToArray())).Message, StringComparison.Ordinal);
    }

    private static IHarWindowSource Windows() => Services.Value.GetRequiredService<IHarWindowSource>();

    private static IObjective Objective(string name) => Services.Value.GetServices<IObjective>().Single(each => each.Name == name);

    private static TrialOutcome Run(string name, TrialLedger ledger) => Run(name, new LedgerTrial(ledger, Trial(name)));

    private static TrialOutcome Run(string name, LedgerTrial trial) => Objective(name).Run(trial, CancellationToken.None);

    private static TrialAssignment Trial(string name)
    {
        var set = Windows().Get(null);
        var objective = new ObjectiveSpec(
            name,
            new Dictionary<string, string>
            {
                [HarLstm.Protocol] = HarData.SubjectWiseProtocol,
                [HarLstm.Epochs] = "2",
                [HarLstm.TrainSha256] = set.TrainSha256,
                [HarLstm.TestSha256] = set.TestSha256,
            },
            new Dictionary<string, string> { [HarLstm.Data] = HarLstm.SimulatedData });
        return Assignments.Trial(objective, name == HarCnn.Name ? Cnn : RawLstm);
    }

    private static FrozenTrial Winner(string name) => new()
    {
        TrialId = 1,
        StudyId = 1,
        Number = 0,
        State = TrialState.Complete,
        Params = name == HarCnn.Name ? Cnn : RawLstm,
        RunId = new string('0', 32),
    };
}
