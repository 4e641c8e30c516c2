using System.Text.Json;

namespace HarOrleans.Training.Tests;

public sealed class PermutationImportanceTests
{
    [Fact]
    public void Every_feature_of_the_real_data_has_scikit_learns_figures()
    {
        var data = Golden.Notebook();
        var expected = Golden.Figures("permutation_importance_334");

        var found = PermutationImportance.Of(Golden.Weights("334"), "tanh", data.ValidationX, data.ValidationY, repeats: 10, seed: 42, TestContext.Current.CancellationToken);

        Assert.Equal(expected.GetProperty("base").GetDouble(), found.Base);
        Assert.Equal(data.FeatureNames, expected.GetProperty("mean").EnumerateObject().Select(each => each.Name));
        Assert.All(expected.GetProperty("mean").EnumerateObject().Zip(found.Mean), pair => Assert.Equal(pair.First.Value.GetDouble(), pair.Second, 1e-9));
        Assert.All(expected.GetProperty("std").EnumerateObject().Zip(found.Std), pair => Assert.Equal(pair.First.Value.GetDouble(), pair.Second, 1e-9));
    }

    [Theory]
    [InlineData(1, "tanh")]
    [InlineData(1, "relu")]
    [InlineData(2, "tanh")]
    [InlineData(3, "relu")]
    public void Changing_one_column_gives_what_predicting_anew_gives(int layers, string activation)
    {
        const int features = 7, rows = 200, repeats = 4;
        var random = new Random(layers);
        var weights = Samples.Weights(features, 13, layers, 4);
        float[] x = [.. Samples.Values(random, rows * features).Select(each => each * 3)];
        int[] y = [.. Enumerable.Range(0, rows).Select(_ => random.Next(4))];
        using var model = TrainedModel.Of(weights, activation);
        int Correct(float[] of) => model.Predict(of).Predicted().Zip(y).Count(pair => pair.First == pair.Second);

        var found = PermutationImportance.Of(weights, activation, x, y, repeats, seed: 5, TestContext.Current.CancellationToken);

        var orders = Shuffles.Of(rows, repeats, 5);
        Assert.Equal(Correct(x) / (double)rows, found.Base);
        for (var feature = 0; feature < features; feature++)
        {
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                var shuffled = (float[])x.Clone();
                for (var row = 0; row < rows; row++)
                {
                    shuffled[(row * features) + feature] = x[(orders[repeat][row] * features) + feature];
                }

                Assert.Equal(found.Base - (Correct(shuffled) / (double)rows), found.Drops[feature][repeat]);
            }
        }
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
        Assert.Throws<ArgumentException>(() => PermutationImportance.Of(Samples.Weights(3, 4, 1, 2), "tanh", new float[7], [0, 1], 1, 0, TestContext.Current.CancellationToken));
}
