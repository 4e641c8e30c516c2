using System.Text.RegularExpressions;
using HarOrleans.Data.Features;
using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Tests;

public sealed partial class RealWindowTests
{
    private static readonly string[] UciActivities =
        ["", "WALKING", "WALKING_UPSTAIRS", "WALKING_DOWNSTAIRS", "SITTING", "STANDING", "LAYING"];

    private static readonly Lazy<(int Column, string Name, double[] Differences)[]> Compared = new(Compare);

    [Fact]
    public void The_windows_stand_in_the_order_of_the_published_rows()
    {
        var real = RealWindows.Load();

        Assert.Equal([7352, 2947], real.Files.Select(file => file.Rows));
        foreach (var (file, table) in real.Files.Zip(real.Tables))
        {
            Assert.Equal(table.Subjects, file.Subjects);
            Assert.Equal(table.Activities, file.Labels!.Select(label => UciActivities[label]));
        }

        Assert.Equal(857, real.HasNext.Count(next => !next));
    }

    [Fact]
    public void The_shipped_ranges_are_those_that_the_published_columns_were_scaled_with()
    {
        var real = RealWindows.Load();
        var fitted = Enumerable.Range(0, WindowFeatures.Count)
            .Select(column => RangeFit.Of(real.Column(real.Unscaled, column), real.Column(real.Published, column)))
            .ToArray();
        var ranges = new FeatureRanges([.. fitted.Select(range => range.Minimum)], [.. fitted.Select(range => range.Maximum)]);
        if (Environment.GetEnvironmentVariable("HAR_WRITE_FEATURE_RANGES") is { Length: > 0 } path)
        {
            File.WriteAllText(path, ranges.Write());
            Assert.Skip($"Wrote {path}. Build again, so that the new ranges are shipped.");
        }

        for (var column = 0; column < WindowFeatures.Count; column++)
        {
            var tolerance = 1e-9 * (ranges.Maximum[column] - ranges.Minimum[column]);
            Assert.Equal(ranges.Minimum[column], WindowFeatures.Minimum[column], tolerance);
            Assert.Equal(ranges.Maximum[column], WindowFeatures.Maximum[column], tolerance);
        }
    }

    [Fact]
    public void Features_are_the_published_ones_within_2e_5_but_for_the_33_entropies_that_another_test_names()
    {
        RealWindows.Load();
        WriteTable();

        var exact = Compared.Value.Where(column => !IsEntropy(column.Name)).ToArray();
        Assert.Equal(561 - 33, exact.Length);
        Assert.All(exact, column => Assert.InRange(column.Differences.Max(), 0, 2e-5));
    }

    [Fact]
    public void The_comparison_that_the_product_prints_is_this_one()
    {
        var real = RealWindows.Load();
        var comparison = FeatureComparison.Of([.. real.Files.Zip(real.Tables)], TestContext.Current.CancellationToken);

        Assert.Equal(9442, comparison.Windows);
        foreach (var (column, (_, name, differences)) in comparison.Columns.Zip(Compared.Value))
        {
            Assert.Equal((name, differences.Max(), differences.Count(difference => difference > 2e-5)), (column.Name, column.Largest, column.Beyond));
            Assert.Equal(differences.Average(), column.Mean, 1e-12);
        }
    }

    [Fact]
    public void Each_entropy_is_the_published_one_but_for_at_most_20_rows_with_a_value_on_the_edge_of_a_level()
    {
        RealWindows.Load();
        var entropies = Compared.Value.Where(column => IsEntropy(column.Name)).ToArray();

        Assert.Equal(33, entropies.Length);
        Assert.All(entropies, column => Assert.InRange(column.Differences.Count(difference => difference > 2e-5), 0, 20));
        Assert.All(entropies, column => Assert.InRange(column.Differences.Max(), 0, 0.011));
    }

    [Fact]
    public void Without_the_sample_after_the_window_only_the_jerk_features_change_and_most_of_them_little()
    {
        var real = RealWindows.Load();
        var (published, scaled) = (real.Published, real.Scale());
        for (var column = 0; column < WindowFeatures.Count; column++)
        {
            var name = WindowFeatures.Names[column];
            if (IsEntropy(name))
            {
                continue;
            }

            var differences = Differences(real.Column(scaled, column, false), real.Column(published, column, false));
            Assert.InRange(
                name.Contains("Jerk", StringComparison.Ordinal) ? differences.Average() : differences.Max(),
                0,
                name.Contains("Jerk", StringComparison.Ordinal) ? 0.15 : 2e-3);
        }
    }

    private static (int Column, string Name, double[] Differences)[] Compare()
    {
        var real = RealWindows.Load();
        var scaled = real.Scale();
        return
        [
            .. WindowFeatures.Names.Select((name, column) => (column, name, Differences(real.Column(scaled, column), real.Column(real.Published, column)))),
        ];
    }

    private static double[] Differences(double[] found, double[] published) => [.. found.Zip(published, (a, b) => Math.Abs(a - b))];

    private static bool IsEntropy(string name) => name.Contains("entropy()", StringComparison.Ordinal);

    private static int Index(string name) => WindowFeatures.Names.ToList().IndexOf(name);

    private static void WriteTable()
    {
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"{"columns",-34}{"count",6}{"largest",10}{"mean",10}{"rows > 2e-5",12}");
        foreach (var group in Compared.Value.GroupBy(column => Group(column.Name)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine(FormattableString.Invariant(
                $"{group.Key,-34}{group.Count(),6}{group.Max(x => x.Differences.Max()),10:e1}{group.Average(x => x.Differences.Average()),10:e1}{group.Max(x => x.Differences.Count(y => y > 2e-5)),12}"));
        }
    }

    private static string Group(string name)
    {
        var match = Parts().Match(name);
        return !match.Success ? "angle" : match.Groups["signal"].Value == "tGravityAcc" ? $"tGravityAcc {match.Groups["function"]}"
            : $"{match.Groups["signal"].Value[0]}… {match.Groups["function"]}";
    }

    [GeneratedRegex("^(?<signal>[tf][A-Za-z]+)-(?<function>[A-Za-z]+)")]
    private static partial Regex Parts();
}
