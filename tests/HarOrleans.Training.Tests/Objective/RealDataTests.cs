using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Data;
using Microsoft.Extensions.DependencyInjection;
using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Training.Tests;

public sealed class RealDataTests
{
    private static readonly Lazy<IServiceProvider> Services = new(() => new ServiceCollection().AddHarTraining().BuildServiceProvider());

    [Fact]
    public void Two_epochs_on_the_real_data_reach_an_accuracy_of_85_percent()
    {
        var folder = RealData.Require("uci-har");
        var data = Source().Get(folder, TestContext.Current.CancellationToken);
        var spec = Assignments.Objective(epochs: 2, folder, data.Train.Sha256, data.Test.Sha256);
        var parameters = Assignments.Params();
        parameters[HarLstm.HiddenSize] = ParamValue.Of(64);
        parameters[HarLstm.NumLayers] = ParamValue.Of(1);
        parameters[HarLstm.LearningRate] = ParamValue.Of(1e-3);
        var ledger = new TrialLedger();

        var outcome = Objective().Run(new LedgerTrial(ledger, Assignments.Trial(spec, parameters)), TestContext.Current.CancellationToken);

        Assert.Equal(TrialState.Complete, outcome.State);
        Assert.InRange(outcome.Value!.Value, 0.85, 0.97);
        Assert.Equal(outcome.Value, ledger.Evaluation!.Accuracy);
        Assert.Equal(2947, ledger.Evaluation.Weighted.Support);
        Assert.Equal(["LAYING", "SITTING", "STANDING", "WALKING", "WALKING_DOWNSTAIRS", "WALKING_UPSTAIRS"], ledger.Evaluation.Classes);
    }

    [Theory]
    [InlineData("327", 2)]
    [InlineData("334", 1)]
    public void PyTorchs_own_weights_give_PyTorchs_own_figures(string trial, int layers)
    {
        var folder = RealData.Require("uci-har");
        using var file = File.OpenRead(RealData.Require("seed-project", $"model_state_dict_trial_{trial}.pth"));
        using var golden = JsonDocument.Parse(File.ReadAllText(RealData.Require("golden", "har.json")));
        var expected = golden.RootElement.GetProperty("state_dict_models").GetProperty(trial);
        var data = Source().Prepare(folder, new PreparationOptions(HarData.NotebookProtocol), TestContext.Current.CancellationToken);
        NativeTorch.EnsureLoaded();
        using var scope = NewDisposeScope();
        using var generator = new Generator(0);
        using var model = new LstmClassifier(new LstmOptions(data.FeatureCount, data.Classes.Count, 128, layers, 0, Activation.Tanh), generator);
        foreach (var (weights, parameter) in PyTorchStateDict.Read(file).Zip(model.Parameters))
        {
            Assert.Equal((parameter.Name, string.Join(',', parameter.Tensor.shape)), (weights.Name, string.Join(',', weights.Shape)));
            weights.Values.CopyTo(TensorMemory.Floats(parameter.Tensor));
        }

        using var _ = no_grad();
        var logits = model.Forward(TensorMemory.Of(data.ValidationX, data.ValidationY.Length, data.FeatureCount));
        var loss = nn.functional.cross_entropy(logits, tensor(data.ValidationY, dtype: ScalarType.Int64)).item<float>();
        var predicted = Array.ConvertAll(logits.argmax(1).data<long>().ToArray(), each => (int)each);
        var evaluation = Evaluations.Of("test", 1, data.Classes, data.ValidationY, predicted, loss);

        Assert.Equal(expected.GetProperty("accuracy").GetDouble(), evaluation.Accuracy);
        Assert.Equal(expected.GetProperty("confusion").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), JsonSerializer.Serialize(evaluation.Confusion));
        Assert.Equal(expected.GetProperty("loss").GetDouble(), loss, 5);
        var row = TensorMemory.Floats(logits[0]).ToArray();
        Assert.All(expected.GetProperty("logits_row0").EnumerateArray().Select(each => each.GetDouble()).Zip(row), pair => Assert.Equal(pair.First, pair.Second, 4));
    }

    private static IHarDataSource Source() => Services.Value.GetRequiredService<IHarDataSource>();

    private static Abstractions.IObjective Objective() => Services.Value.GetServices<Abstractions.IObjective>().Single(each => each.Name == HarLstm.Name);
}
