using System.Text.Json;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests;

public sealed class RealDataTests
{
    private static readonly Lazy<HarDataset> Loaded = new(() => HarData.Load(RealData.Folder()));

    [Fact]
    public void It_has_the_published_rows_columns_and_digests()
    {
        RealData.Folder();
        var data = Loaded.Value;

        Assert.False(data.Simulated);
        Assert.Equal("uci-har", data.Name);
        Assert.Equal((7352, 2947), (data.Train.Rows, data.Test.Rows));
        Assert.Equal((561, 561), (data.Train.FeatureNames.Count, data.Test.FeatureNames.Count));
        Assert.Equal("9a917fb3dfdb25599e3a49e2905e228380ea48bc7d87414e56c90143cab40480", data.Train.Sha256);
        Assert.Equal("18e0dc098ff59eb8f2345f6a31eb944d50726ac9afb1cdf335cabd945bf38f86", data.Test.Sha256);
        Assert.Equal([2, 4, 9, 10, 12, 13, 18, 20, 24], data.Test.Subjects.Distinct().Order());
        Assert.Equal([0.28858451, -0.020294171, -0.13290514], data.Train.Row(0)[..3].ToArray());
    }

    [Fact]
    public void Forty_two_names_occur_three_times_and_are_told_apart_as_pandas_does()
    {
        RealData.Folder();
        var names = Loaded.Value.Train.FeatureNames;

        Assert.Equal(561, names.Distinct().Count());
        Assert.Equal(42, names.Count(name => name.EndsWith(".1", StringComparison.Ordinal)));
        Assert.Equal(42, names.Count(name => name.EndsWith(".2", StringComparison.Ordinal)));
        Assert.Equal(["fBodyAcc-bandsEnergy()-1,8", "fBodyAcc-bandsEnergy()-1,8.1", "fBodyAcc-bandsEnergy()-1,8.2"],
            names.Where(name => name.StartsWith("fBodyAcc-bandsEnergy()-1,8", StringComparison.Ordinal)));
    }

    [Fact]
    public void Classes_and_their_counts_are_scikit_learns()
    {
        var golden = RealData.Golden();
        var data = Loaded.Value;
        var prepared = HarData.Prepare(data, "notebook");

        Assert.Equal(golden.GetProperty("classes").EnumerateArray().Select(name => name.GetString()), prepared.Classes);
        foreach (var (key, labels) in new[] { ("class_counts_train", prepared.TrainY), ("class_counts_test", prepared.ValidationY) })
        {
            var counts = golden.GetProperty(key).Deserialize<Dictionary<string, int>>()!;
            Assert.Equal(prepared.Classes.Select(name => counts[name]), labels.CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value));
        }

        Assert.Equal(data.Test.Activities, prepared.ValidationY.Select(label => prepared.Classes[label]));
    }

    [Fact]
    public void Scaled_values_are_scikit_learns()
    {
        var golden = RealData.Golden();
        var prepared = HarData.Prepare(Loaded.Value, "notebook");
        var scaling = prepared.Scaling!;

        Close(golden.Numbers("scaler_mean_first10"), scaling.Mean.Take(10), 1e-11);
        Close(golden.Numbers("scaler_scale_first10"), scaling.Scale.Take(10), 1e-11);
        Close(golden.Numbers("scaled_test_row0_first10"), prepared.ValidationX.Take(10).Select(value => (double)value), 1e-7);
    }

    [Fact]
    public void Subject_is_kept_as_feature_562_and_scaled_as_the_others()
    {
        RealData.Folder();
        var data = Loaded.Value;
        var prepared = HarData.Prepare(data, "notebook");

        Assert.Equal(562, prepared.FeatureCount);
        Assert.Equal("subject", prepared.FeatureNames[561]);
        Assert.Equal((7352 * 562, 2947 * 562), (prepared.TrainX.Length, prepared.ValidationX.Length));
        var mean = data.Train.Subjects.Average();
        var deviation = Math.Sqrt(data.Train.Subjects.Average(subject => (subject - mean) * (subject - mean)));
        Close([mean, deviation], [prepared.Scaling!.Mean[561], prepared.Scaling.Scale[561]], 1e-12);
        Close([(data.Test.Subjects[2946] - mean) / deviation], [prepared.ValidationX[^1]], 1e-7);
    }

    private static void Close(IEnumerable<double> expected, IEnumerable<double> actual, double relative)
    {
        foreach (var (wanted, found) in expected.Zip(actual, (wanted, found) => (wanted, found)))
        {
            Assert.True(Math.Abs(wanted - found) <= relative * Math.Abs(wanted), $"{found:R} is not {wanted:R}.");
        }
    }
}
