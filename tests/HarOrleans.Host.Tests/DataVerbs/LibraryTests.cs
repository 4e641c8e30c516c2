using HarOrleans.Data;
using HarOrleans.Data.Splitting;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Host.Tests.DataVerbs;

/// <summary>What a verb answers a program reaches through the library's public types. This project sees no others of it.</summary>
public sealed class LibraryTests : IDisposable
{
    private readonly DataVerbFixture _har = new();

    public void Dispose() => _har.Dispose();

    [Fact]
    public async Task The_lines_of_the_readme_give_what_the_verbs_say()
    {
        var (folder, cancellationToken) = (_har.Folder, TestContext.Current.CancellationToken);

        // The README's lines.
        var data = HarData.Load(folder, cancellationToken);
        var described = ColumnSummary.Of(data.Train);
        var dictionary = ColumnMeaning.Of(data.Train);
        var outliers = OutlierCount.Of(data.Train);
        var classes = ClassBalance.Of(data.Train);
        var (train, test) = FileReport.OfFolder(folder, cancellationToken: cancellationToken);
        var repeated = DuplicateRows.Find(data.Train);
        var unique = data with { Train = DuplicateRows.Drop(data.Train), Test = DuplicateRows.Drop(data.Test) };
        var pairs = CorrelationMatrix.Of(data.Train).Strongest(20);
        var histograms = Histogram.Of(data.Train, bins: 30);
        var boxes = ActivityBoxes.Of(data.Train);
        HarData.WriteParquet(unique, Path.Combine(folder, "unique"));
        var folds = RowSplits.KFold(data.Train.Rows, splits: 2, seed: 0);
        var people = RowSplits.LeaveOneGroupOut(data.Train.Subjects);
        // So many.

        Assert.Equal((await _har.JsonAsync("describe")).GetProperty("train").GetProperty("a").GetProperty("std").GetDouble(), described[0].StandardDeviation);
        Assert.Equal((await _har.JsonAsync("dictionary")).GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("type").GetString()), dictionary.Select(column => column.Type));
        Assert.Equal((await _har.JsonAsync("outliers")).GetProperty("counts").EnumerateObject().Select(column => column.Value.GetInt32()), outliers.Select(column => column.Count));
        Assert.Equal((await _har.JsonAsync("classes")).GetProperty("train").GetProperty("counts").GetProperty("SITTING").GetInt32(), classes.Count(0));
        Assert.Equal((await _har.JsonAsync("missing")).GetProperty("test").GetProperty("total").GetInt32(), test.Missing.Sum());
        Assert.True((await _har.JsonAsync("check")).GetProperty("ok").GetBoolean() && train.ProblemCount == 0);
        Assert.Equal((await _har.JsonAsync("duplicates")).GetProperty("train").GetProperty("rows").EnumerateArray().Select(row => row.GetInt32()), repeated);
        Assert.Equal((await _har.JsonAsync("correlate")).GetProperty("pairs")[0].GetProperty("correlation").GetDouble(), pairs[0].Correlation);
        Assert.Equal((await _har.JsonAsync("histogram")).GetProperty("columns")[0].GetProperty("edges").EnumerateArray().Select(edge => edge.GetDouble()), histograms[0].Edges);
        Assert.Equal((await _har.JsonAsync("box")).GetProperty("columns")[0].GetProperty("boxes")[0].GetProperty("50%").GetDouble(), boxes[0].Boxes[0].Summary.Median);
        Assert.Equal((await _har.JsonAsync("shapes")).GetProperty("train").GetProperty("rows").GetInt32(), folds.Sum(fold => fold.Test.Count));
        Assert.Equal((await _har.JsonAsync("classes")).GetProperty("train").GetProperty("subjects").EnumerateObject().Count(), people.Count);
        Assert.Equal(3, HarData.Load(Path.Combine(folder, "unique"), cancellationToken).Train.Rows);
    }

    [Fact]
    public void They_are_the_readme_s()
    {
        var lines = File.ReadAllLines(RepositoryRoot.PathOf("tests", "HarOrleans.Host.Tests", "DataVerbs", "LibraryTests.cs")).Select(line => line.Trim())
            .SkipWhile(line => line != "// The README's lines.").Skip(1).TakeWhile(line => line != "// So many.").ToList();
        var readme = File.ReadAllLines(RepositoryRoot.PathOf("src", "HarOrleans.Data", "README.md")).ToList();

        Assert.Equal(14, lines.Count);
        Assert.Equal(lines, readme.Skip(readme.IndexOf(lines[0])).Take(lines.Count));
    }
}
