using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Data.Windows;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Training.Tests;

/// <summary>From raw windows to what was done, with models that were trained on rows of features.</summary>
public sealed class ServedWindowsTests
{
    private static readonly Lazy<IServiceProvider> Services = new(() => new ServiceCollection().AddHarTraining().BuildServiceProvider());

    [Fact]
    public void A_model_trained_on_simulated_sensors_predicts_from_their_raw_windows_what_it_predicts_from_their_features()
    {
        var data = Services.Value.GetRequiredService<IHarDataSource>().Get(null, TestContext.Current.CancellationToken);
        var windows = Services.Value.GetRequiredService<IHarWindowSource>().Get(null, TestContext.Current.CancellationToken).Test;
        using var model = Train(HarLstm.SimulatedData, data, epochs: 6);

        var predicted = model.PredictWindows(windows);

        Assert.Equal(Classes(model.PredictRows(data.Test.FeatureNames, data.Test.Features)), Classes(predicted));
        Assert.Equal(model.PredictInputs(model.Preparation.Apply(data.Test)).Select(each => each.Probabilities), predicted.Select(each => each.Probabilities));
        Assert.InRange(Accuracy(predicted, data.Test.Activities), 0.85, 1);
    }

    [Fact]
    public void A_model_trained_on_the_published_features_predicts_from_the_published_windows()
    {
        var folder = RealData.Require("uci-har");
        var data = Services.Value.GetRequiredService<IHarDataSource>().Get(folder, TestContext.Current.CancellationToken);
        var windows = HarWindows.ReadNpz(Path.Combine(folder, "test_inertial.npz"), TestContext.Current.CancellationToken);
        using var model = Train(folder, data, epochs: 2);

        var fromWindows = Classes(model.PredictWindows(windows));
        var fromFeatures = Classes(model.PredictRows(data.Test.FeatureNames, data.Test.Features));

        Assert.InRange(Accuracy(model.PredictWindows(windows), data.Test.Activities), 0.85, 0.97);
        var differ = fromWindows.Zip(fromFeatures).Index().Where(row => row.Item.First != row.Item.Second).Select(row => row.Index).ToArray();
        Assert.All(differ, row => Assert.True(windows.SampleAfter(row).IsEmpty, $"row {row} has all of its samples"));
        Assert.InRange(differ.Length, 0, 30);
    }

    private static ServedModel Train(string folder, HarDataset data, int epochs)
    {
        var settings = new Dictionary<string, string>(Assignments.Objective(epochs, folder, data.Train.Sha256, data.Test.Sha256).Settings) { [HarLstm.Protocol] = HarData.SubjectWiseProtocol };
        var parameters = Assignments.Params();
        parameters[HarLstm.HiddenSize] = ParamValue.Of(64);
        parameters[HarLstm.NumLayers] = ParamValue.Of(1);
        parameters[HarLstm.LearningRate] = ParamValue.Of(2e-3);
        var ledger = new TrialLedger();
        var objective = Services.Value.GetServices<IObjective>().Single(each => each.Name == HarLstm.Name);
        var spec = Assignments.Objective(epochs, folder, data.Train.Sha256, data.Test.Sha256) with { Settings = settings };

        Assert.Equal(TrialState.Complete, objective.Run(new LedgerTrial(ledger, Assignments.Trial(spec, parameters)), TestContext.Current.CancellationToken).State);
        return ServedModel.Open(name => ledger.Artifacts.TryGetValue($"model/{name}", out var bytes) ? new MemoryStream(bytes) : null);
    }

    private static string[] Classes(IEnumerable<Prediction> predictions) => [.. predictions.Select(each => each.Class)];

    private static double Accuracy(IReadOnlyList<Prediction> predictions, IReadOnlyList<string> activities) =>
        predictions.Zip(activities).Count(pair => pair.First.Class == pair.Second) / (double)activities.Count;
}
