using System.Text.Json;

namespace HarOrleans.Host.Tests.DataVerbs;

public sealed class AnswerTests : IDisposable
{
    private readonly DataVerbFixture _har = new();

    public void Dispose() => _har.Dispose();

    [Theory]
    [InlineData("shapes", "train.rows", "4")]
    [InlineData("shapes", "train.columns", "4")]
    [InlineData("shapes", "simulated", "false")]
    [InlineData("head", "rows", """[{"a":1,"b":2,"subject":1,"Activity":"SITTING"}]""", "-n", "1")]
    [InlineData("head", "rows", """[{"b":1,"subject":2,"Activity":"WALKING"}]""", "--file", "test", "--column", "b")]
    [InlineData("head", "rows", """[{"subject":2,"Activity":"WALKING"}]""", "--file", "test", "--column", "Activity", "--column", "subject")]
    [InlineData("describe", "train.a", """{"count":4,"mean":1.75,"std":0.9574271077563381,"min":1,"25%":1,"50%":1.5,"75%":2.25,"max":3}""")]
    [InlineData("describe", "test.subject", """{"count":1,"mean":2,"std":null,"min":2,"25%":2,"50%":2,"75%":2,"max":2}""")]
    [InlineData("outliers", "counts", """{"a":0,"b":0}""")]
    [InlineData("classes", "train", """{"rows":4,"counts":{"SITTING":3,"WALKING":1},"shares":{"SITTING":0.75,"WALKING":0.25},"subjects":{"1":{"SITTING":2,"WALKING":1},"3":{"SITTING":1,"WALKING":0}}}""")]
    [InlineData("missing", "train", """{"total":0,"columns":{"a":0,"b":0,"subject":0,"Activity":0}}""")]
    [InlineData("duplicates", "train", """{"count":1,"rows":[3]}""")]
    [InlineData("correlate", "pairs", """[{"first":"b","second":"subject","correlation":0.3333333333333333}]""", "--top", "1", "--column", "subject")]
    [InlineData("check", "ok", "true")]
    public async Task A_document_holds_the_answer(string verb, string path, string expected, params string[] more)
    {
        var found = await _har.JsonAsync(verb, more);
        foreach (var member in path.Split('.'))
        {
            found = found.GetProperty(member);
        }

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, found), found.GetRawText());
    }

    [Theory]
    [InlineData("shapes", "train     4        4")]
    [InlineData("head", "0  1  2        1   SITTING")]
    [InlineData("dictionary", "subject   int64")]
    [InlineData("describe", "a      4     1.75  0.957427")]
    [InlineData("outliers", "train: 0 of 2 columns have rows with |z| > 3")]
    [InlineData("classes", "3  75.0 %")]
    [InlineData("missing", "train: 0 missing values in 4 rows and 4 columns")]
    [InlineData("duplicates", "train: 1 of 4 rows repeat an earlier one")]
    [InlineData("correlate", "The strongest of 3 pairs")]
    [InlineData("correlate", "The strongest of 2 pairs with b;", "--column", "b")]
    [InlineData("check", "train.csv: 4 rows, 4 columns, nothing wrong")]
    public async Task People_get_words_and_aligned_tables(string verb, string expected, params string[] more)
    {
        Assert.Equal(0, await _har.RunAsync(verb, more));
        Assert.Contains(Spaceless(expected), Spaceless(_har.Output), StringComparison.Ordinal);
        Assert.Equal(string.Empty, _har.Error);
    }

    [Theory]
    [InlineData("describe")]
    [InlineData("dictionary")]
    [InlineData("outliers")]
    public async Task A_long_table_is_cut_and_says_how_to_get_the_rest(string verb)
    {
        Assert.Equal(0, await _har.RunAsync(verb, "--rows", "1"));
        Assert.Contains("more; --rows 0 shows all", _har.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _har.RunAsync(verb, "--rows", "0"));
        Assert.DoesNotContain("more; --rows", _har.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_matrix_goes_to_a_file()
    {
        Assert.Equal(0, await _har.RunAsync("correlate", "--out", _har.File("matrix.csv")));
        var lines = await File.ReadAllLinesAsync(_har.File("matrix.csv"), TestContext.Current.CancellationToken);
        Assert.Equal((",a,b,subject", 4), (lines[0], lines.Length));
    }

    [Fact]
    public async Task Files_are_written_without_their_duplicates()
    {
        Assert.Equal(0, await _har.RunAsync("duplicates", "--drop", "--out", _har.File("unique")));
        Assert.Equal(4, (await File.ReadAllLinesAsync(Path.Combine(_har.File("unique"), "train.csv"), TestContext.Current.CancellationToken)).Length);
        Assert.Equal(5, (await File.ReadAllLinesAsync(_har.File("train.csv"), TestContext.Current.CancellationToken)).Length);
    }

    private static string Spaceless(string text) => text.Replace(" ", string.Empty, StringComparison.Ordinal);
}
