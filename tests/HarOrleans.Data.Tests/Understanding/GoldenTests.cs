using System.Text.Json;
using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Data.Tests.Understanding;

/// <summary>The figures that pandas and SciPy give on the real data.</summary>
public sealed class GoldenTests
{
    private static readonly Lazy<HarDataset> Loaded = new(() => HarData.Load(RealData.Folder()));

    [Theory]
    [InlineData("describe_train", 281)]
    [InlineData("describe_test", 281)]
    public void Describe_is_pandas_in_every_figure(string key, int columns)
    {
        var expected = RealData.Golden().GetProperty(key).EnumerateObject().ToArray();
        var table = key == "describe_train" ? Loaded.Value.Train : Loaded.Value.Test;
        var found = ColumnSummary.Of(table).ToDictionary(x => x.Name);

        Assert.Equal(columns, expected.Length);
        foreach (var column in expected)
        {
            var x = found[column.Name];
            double[] figures = [x.Count, x.Mean, x.StandardDeviation, x.Minimum, x.LowerQuartile, x.Median, x.UpperQuartile, x.Maximum];
            foreach (var (wanted, figure) in column.Value.EnumerateArray().Select(value => value.GetDouble()).Zip(figures))
            {
                Numbers.Close(wanted, figure, 1e-9, column.Name);
            }
        }
    }

    [Fact]
    public void Outliers_are_scipys_in_every_column()
    {
        var golden = RealData.Golden();
        var expected = golden.GetProperty("outliers_abs_z_gt_3_train").Deserialize<Dictionary<string, int>>()!;
        var found = OutlierCount.Of(Loaded.Value.Train);

        Assert.Equal(expected.OrderBy(x => x.Key, StringComparer.Ordinal), found.ToDictionary(x => x.Name, x => x.Count).OrderBy(x => x.Key, StringComparer.Ordinal));
        Assert.Equal(golden.GetProperty("outlier_features_nonzero").GetInt32(), found.Count(x => x.Count > 0));
    }

    [Fact]
    public void Correlations_are_pandas_in_every_sample_and_in_their_sum()
    {
        var golden = RealData.Golden();
        var matrix = CorrelationMatrix.Of(Loaded.Value.Train);
        var place = matrix.Names.Select((name, at) => (name, at)).ToDictionary(x => x.name, x => x.at);

        Assert.Equal(562, matrix.Names.Count);
        foreach (var pair in golden.GetProperty("corr_sample").EnumerateObject())
        {
            var names = pair.Name.Split('|');
            Numbers.Close(pair.Value.GetDouble(), matrix[place[names[0]], place[names[1]]], 1e-9, pair.Name);
        }

        Numbers.Close(golden.GetProperty("corr_sum_abs").GetDouble(), matrix.Values.ToArray().Sum(Math.Abs), 1e-9, "sum of absolute correlations");
    }

    [Fact]
    public void Class_counts_missing_values_and_duplicates_are_pandas()
    {
        var golden = RealData.Golden();
        var (train, test) = FileReport.OfFolder(RealData.Folder(), cancellationToken: TestContext.Current.CancellationToken);
        (string File, HarTable Table, FileReport Report)[] files = [("train", Loaded.Value.Train, train), ("test", Loaded.Value.Test, test)];
        for (var at = 0; at < files.Length; at++)
        {
            var (file, table, report) = files[at];
            var balance = ClassBalance.Of(table);
            var expected = golden.GetProperty($"class_counts_{file}").Deserialize<Dictionary<string, int>>()!;

            Assert.Equal(golden.GetProperty("classes").EnumerateArray().Select(x => x.GetString()!), balance.Activities);
            Assert.Equal(balance.Activities.Select(x => expected[x]), balance.Activities.Select((_, activity) => balance.Count(activity)));
            Assert.Equal(table.Rows, balance.Rows);
            Assert.Equal(golden.GetProperty("missing")[at].GetInt32(), report.Missing.Sum());
            Assert.Equal(golden.GetProperty("duplicates")[at].GetInt32(), DuplicateRows.Find(table).Count);
            Assert.Equal((table.Rows, 563, 0), (report.Rows, report.Columns.Count, report.ProblemCount));
        }
    }
}
