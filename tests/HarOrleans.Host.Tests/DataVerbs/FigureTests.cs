namespace HarOrleans.Host.Tests.DataVerbs;

public sealed class FigureTests : IDisposable
{
    private readonly DataVerbFixture _har = new();

    public void Dispose() => _har.Dispose();

    [Theory]
    [InlineData("histogram", "Histogram of 4 values in 30 bins")]
    [InlineData("box", "Box plots of value by activity: 2 boxes")]
    [InlineData("balance", "Bar chart of rows by subject")]
    [InlineData("heatmap", "Heat map of the correlation of 3 columns")]
    public async Task A_figure_is_drawn_into_a_file_that_stands_alone(string verb, string summary)
    {
        Assert.Equal(0, await _har.RunAsync(verb, "--out", _har.File("figure.html")));
        Assert.Equal($"The figure is in {_har.File("figure.html")}.", _har.Output.Trim());
        var page = await File.ReadAllTextAsync(_har.File("figure.html"), TestContext.Current.CancellationToken);
        Assert.StartsWith("<!doctype html>", page, StringComparison.Ordinal);
        Assert.Contains(summary, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heat_map_may_be_a_picture_alone()
    {
        Assert.Equal(0, await _har.RunAsync("heatmap", "--out", _har.File("figure.png")));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await File.ReadAllBytesAsync(_har.File("figure.png"), TestContext.Current.CancellationToken))[..4]);
    }

    [Theory]
    [InlineData("histogram", "columns", """[{"name":"a","edges":[1,2,3],"counts":[2,2]}]""", "--column", "a", "--bins", "2")]
    [InlineData("balance", "counts", "[[2,1],[1,0]]")]
    [InlineData("box", "columns", """[{"name":"b","boxes":[{"activity":"SITTING","lower_whisker":2,"25%":2,"50%":2,"75%":3,"upper_whisker":4,"outliers":[]},{"activity":"WALKING","lower_whisker":5,"25%":5,"50%":5,"75%":5,"upper_whisker":5,"outliers":[]}]}]""", "--column", "b")]
    [InlineData("heatmap", "columns", """["a","b","subject"]""")]
    public async Task The_figures_alone_are_to_be_had_as_a_document(string verb, string member, string expected, params string[] more)
    {
        var found = await _har.JsonAsync(verb, more);
        using var wanted = System.Text.Json.JsonDocument.Parse(expected);
        Assert.True(System.Text.Json.JsonElement.DeepEquals(wanted.RootElement, found.GetProperty(member)), found.GetProperty(member).GetRawText());
    }

    [Theory]
    [InlineData("--out: there is no file to draw into. Give --out figure.html", "histogram")]
    [InlineData("--out x.png: the ending stands for no form of figure. Use one of: .html.", "box", "--out", "x.png")]
    [InlineData("--column 'x': there is no such column", "box", "--column", "x", "--out", "x.html")]
    [InlineData("--bins 0: out of range", "histogram", "--bins", "0")]
    [InlineData("--out: there is no folder to write to. Give --out DIR.", "convert")]
    [InlineData("--format 'xlsx': there is no such format", "convert", "--format", "xlsx")]
    public async Task What_cannot_be_drawn_or_written_is_named(string message, string verb, params string[] more)
    {
        Assert.Equal(2, await _har.RunAsync(verb, more));
        Assert.Contains(message, _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Converted_files_are_read_by_every_verb_and_come_back_as_they_were()
    {
        Assert.Equal(0, await _har.RunAsync("convert", "--out", _har.File("parquet")));
        Assert.Contains("train.parquet", _har.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _har.RunAsync(["check", "--data", _har.File("parquet")]));
        Assert.Contains("train.parquet: 4 rows, 4 columns, nothing wrong", _har.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _har.RunAsync(["convert", "--data", _har.File("parquet"), "--format", "csv", "--out", _har.File("back")]));
        Assert.Equal(
            await File.ReadAllTextAsync(_har.File("train.csv"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(_har.File("back/train.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(2, await _har.RunAsync("convert", "--out", _har.Folder));
        Assert.Contains("this is the folder of the data itself", _har.Error, StringComparison.Ordinal);
    }
}
