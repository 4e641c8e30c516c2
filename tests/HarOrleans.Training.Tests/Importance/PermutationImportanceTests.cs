using System.Collections.Concurrent;
using System.Text.Json;
using HarOrleans.Data.Windows;

namespace HarOrleans.Training.Tests;

public sealed class PermutationImportanceTests
{
    [Fact]
    public void Every_feature_of_the_real_data_has_scikit_learns_figures()
    {
        var data = Golden.Notebook();
        var expected = Golden.Figures("permutation_importance_334");

        var found = PermutationImportance.Of(Golden.Weights("334"), "tanh", data.ValidationX, data.ValidationY, repeats: 10, seed: 42, null, TestContext.Current.CancellationToken);

        Assert.Equal(expected.GetProperty("base").GetDouble(), found.Base);
        Assert.Equal(data.FeatureNames, expected.GetProperty("mean").EnumerateObject().Select(each => each.Name));
        Assert.All(expected.GetProperty("mean").EnumerateObject().Zip(found.Mean), pair => Assert.Equal(pair.First.Value.GetDouble(), pair.Second, 1e-9));
        Assert.All(expected.GetProperty("std").EnumerateObject().Zip(found.Std), pair => Assert.Equal(pair.First.Value.GetDouble(), pair.Second, 1e-9));
    }

    [Theory]
    [InlineData(1, "tanh", false)]
    [InlineData(1, "relu", false)]
    [InlineData(2, "tanh", false)]
    [InlineData(3, "relu", false)]
    [InlineData(1, "tanh", true)]
    [InlineData(3, "relu", true)]
    public void Changing_one_column_gives_what_predicting_anew_gives(int layers, string activation, bool bidirectional)
    {
        const int features = 7, rows = 200, repeats = 4;
        var random = new Random(layers);
        var weights = Samples.Of(new LstmShape(features, 13, layers, 4) { Bidirectional = bidirectional });
        float[] x = [.. Samples.Values(random, rows * features).Select(each => each * 3)];
        int[] y = [.. Enumerable.Range(0, rows).Select(_ => random.Next(4))];
        using var model = TrainedModel.Of(weights, activation);
        var heard = new Heard();

        var found = PermutationImportance.Of(weights, activation, x, y, repeats, seed: 5, heard, TestContext.Current.CancellationToken);

        Assert.Equal(Anew(model, x, y, repeats, seed: 5), found.Drops.SelectMany(each => each).Prepend(found.Base));
        Assert.Equal(Enumerable.Range(1, features), heard.All.Order());
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("bidirectional")]
    [InlineData("cnn")]
    public void A_channel_of_windows_moves_whole_from_window_to_window(string kind)
    {
        const int windows = 40, repeats = 3;
        var random = new Random(1);
        ModelShape shape = kind == "cnn" ? new CnnShape(HarWindows.Channels.Count, 4, 5, 2, 3) : new LstmShape(HarWindows.Channels.Count, 5, 1, 3) { Bidirectional = kind == "bidirectional" };
        var weights = Samples.Of(shape);
        var x = Samples.Values(random, windows * HarWindows.Samples * HarWindows.Channels.Count);
        int[] y = [.. Enumerable.Range(0, windows).Select(_ => random.Next(3))];
        using var model = TrainedModel.Of(weights, "tanh", windows: true);
        var heard = new Heard();

        var found = PermutationImportance.OfWindows(weights, "tanh", x, y, repeats, seed: 5, heard, TestContext.Current.CancellationToken);

        Assert.Equal(Anew(model, x, y, repeats, seed: 5), found.Drops.SelectMany(each => each).Prepend(found.Base));
        Assert.Contains(found.Drops, drops => drops.Any(drop => drop != 0));
        Assert.Equal(Enumerable.Range(1, HarWindows.Channels.Count * repeats), heard.All.Order());
    }

    [Fact]
    public void Giving_up_ends_it_at_once_and_windows_that_do_not_fit_are_refused()
    {
        var weights = Samples.Of(new CnnShape(HarWindows.Channels.Count, 4, 5, 1, 2));
        var x = new float[2 * HarWindows.Samples * HarWindows.Channels.Count];

        Assert.Throws<OperationCanceledException>(() => PermutationImportance.OfWindows(weights, "tanh", x, [0, 1], 1, 0, null, new CancellationToken(true)));
        Assert.Throws<ArgumentException>(() => PermutationImportance.OfWindows(weights, "tanh", x[1..], [0, 1], 1, 0, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Shuffles_are_those_of_scikit_learn()
    {
        const string script = """
            import json, numpy as np
            from sklearn.inspection import permutation_importance
            seen = []
            class Model:
                def fit(self, X, y): return self
                def score(self, X, y): seen.append(X[:, 0].astype(int).tolist()); return 0.0
            permutation_importance(Model(), np.arange(20.0).reshape(20, 1), np.zeros(20), n_repeats=3, random_state=7)
            print(json.dumps(seen[1:]))
            """;
        Assert.Equal(JsonSerializer.Deserialize<int[][]>(Python.Run("sklearn", script)), Shuffles.Of(20, 3, 7));
    }

    [Fact]
    public void Values_that_do_not_fit_the_model_are_refused() =>
        Assert.Throws<ArgumentException>(() => PermutationImportance.Of(Samples.Weights(3, 4, 1, 2), "tanh", new float[7], [0, 1], 1, 0, null, TestContext.Current.CancellationToken));

    /// <summary>The accuracy as it is, and each feature's and shuffle's drop of it, by predicting the shuffled rows.</summary>
    private static IEnumerable<double> Anew(TrainedModel model, float[] x, int[] y, int repeats, uint seed)
    {
        var features = model.Shape.Features;
        var sample = features * model.Steps;
        double Accuracy(float[] of) => model.Predict(of).Predicted().Zip(y).Count(pair => pair.First == pair.Second) / (double)y.Length;
        var (orders, whole) = (Shuffles.Of(y.Length, repeats, seed), Accuracy(x));
        float[] Shuffled(int feature, int[] order) => [.. x.Select((value, at) => at % features == feature ? x[(order[at / sample] * sample) + (at % sample)] : value)];
        return Enumerable.Range(0, features).SelectMany(feature => orders.Select(order => whole - Accuracy(Shuffled(feature, order)))).Prepend(whole);
    }

    private sealed class Heard : IProgress<int>
    {
        internal ConcurrentBag<int> All { get; } = [];

        public void Report(int value) => All.Add(value);
    }
}
