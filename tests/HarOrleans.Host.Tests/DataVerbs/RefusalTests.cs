namespace HarOrleans.Host.Tests.DataVerbs;

public sealed class RefusalTests : IDisposable
{
    private readonly DataVerbFixture _har = new();

    public void Dispose() => _har.Dispose();

    [Theory]
    [InlineData("--column 'x': there is no such column", "describe", "--column", "x")]
    [InlineData("near it are 'a'", "describe", "--column", "A")]
    [InlineData("--column 'x': there is no such column", "correlate", "--column", "x")]
    [InlineData("near it are 'subject'", "correlate", "--column", "SUB")]
    [InlineData("--drop: there is no folder to write to", "duplicates", "--drop")]
    [InlineData("nothing is written without --drop", "duplicates", "--out", "somewhere")]
    [InlineData("--file 'both': there is no such file", "head", "--file", "both")]
    [InlineData("this cannot be written to, as there is no folder", "histogram", "--out", "/nowhere/at/all/figure.html")]
    [InlineData("this is a folder. Give a file in it", "correlate", "--out", "/")]
    [InlineData("-n 0: out of range", "head", "-n", "0")]
    public async Task A_wrong_value_is_named_with_what_to_do(string message, string verb, params string[] more)
    {
        Assert.Equal(2, await _har.RunAsync(verb, more));
        Assert.Contains(message, _har.Error, StringComparison.Ordinal);
        Assert.Equal(string.Empty, _har.Output);
    }

    [Fact]
    public async Task The_folder_of_the_data_itself_is_not_written_over()
    {
        Assert.Equal(2, await _har.RunAsync("duplicates", "--drop", "--out", _har.Folder));
        Assert.Contains("this is the folder of the data itself", _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        Assert.Equal(2, await _har.RunAsync(["describe", "--data", _har.File("nowhere")]));
        Assert.StartsWith($"--data {_har.File("nowhere")}: there is no such folder.", _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_to_is_named()
    {
        var place = Path.Combine(_har.File("train.csv"), "matrix.csv");
        Assert.Equal(2, await _har.RunAsync("correlate", "--out", place));
        Assert.StartsWith($"--out {place}: this cannot be written to", _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_finds_something_ends_with_2_and_lists_all_of_it()
    {
        _har.Train("x,2,1,SITTING\n1,,1,SITTING\n");
        Assert.Equal(2, await _har.RunAsync("check"));
        Assert.Contains("train.csv: 2 rows, 4 columns, problems: 2", _har.Output, StringComparison.Ordinal);
        Assert.Contains("  line 2, column 'a', value 'x': this is not a finite decimal number", _har.Output, StringComparison.Ordinal);
        Assert.Contains("  line 3, column 'b': the value is missing", _har.Output, StringComparison.Ordinal);

        Assert.Equal(2, await _har.RunAsync("check", "--most", "1", "--json", _har.File("answer.json")));
        var train = _har.Document().GetProperty("train");
        Assert.Equal((2, 1, 2), (train.GetProperty("count").GetInt32(), train.GetProperty("problems").GetArrayLength(), train.GetProperty("problems")[0].GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task A_verb_that_is_none_is_refused_once_with_the_nearest()
    {
        Assert.Equal(2, await _har.RunAsync(["decribe"]));
        Assert.Contains("Nearest to 'decribe': describe, ", _har.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Required command", _har.Error, StringComparison.Ordinal);

        Assert.Equal(2, await _har.RunAsync([]));
        Assert.Contains("Required command", _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_loaded_leads_to_the_check()
    {
        _har.Train("x,2,1,SITTING\n");
        Assert.Equal(2, await _har.RunAsync("describe"));
        Assert.Contains("train.csv, line 2, column 'a': 'x' is not a finite decimal number.", _har.Error, StringComparison.Ordinal);
        Assert.EndsWith("'har data check' lists everything that is wrong.", _har.Error.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_values_are_counted_though_the_file_cannot_be_loaded()
    {
        _har.Train("1,,1,SITTING\n1,NaN,1,SITTING\n");
        var train = (await _har.JsonAsync("missing")).GetProperty("train");
        Assert.Equal((2, 2), (train.GetProperty("total").GetInt32(), train.GetProperty("columns").GetProperty("b").GetInt32()));
        Assert.Equal(2, await _har.RunAsync("describe"));
    }
}
