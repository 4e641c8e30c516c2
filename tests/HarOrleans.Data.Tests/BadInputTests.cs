using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests;

public sealed class BadInputTests : IDisposable
{
    private readonly SmallSet _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void A_missing_folder_is_named_with_what_should_be_there()
    {
        var missing = _set.File("nowhere");
        var refused = Assert.Throws<InvalidDataSetException>(() => HarData.Load(missing, TestContext.Current.CancellationToken));

        Assert.Equal($"{missing}: there is no such folder. Name the folder that holds train and test as .csv, .csv.gz or .parquet.", refused.Message);
    }

    [Fact]
    public void A_file_given_as_the_folder_is_called_a_file() => Assert.Contains(
        "this is a file, not a folder",
        Assert.Throws<InvalidDataSetException>(() => HarData.Load(_set.File("train.csv"), TestContext.Current.CancellationToken)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("train")]
    [InlineData("test")]
    public void A_missing_file_is_named(string name)
    {
        File.Delete(_set.File(name + ".csv"));

        Assert.StartsWith($"{_set.Folder}: there is none of {name}.csv, {name}.csv.gz, {name}.parquet in this folder.", _set.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        _set.Train(string.Empty);

        Assert.StartsWith($"{_set.File("train.csv")}: the file is empty.", _set.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_of_nothing_is_refused_as_empty()
    {
        _set.PackTrain(string.Empty);

        Assert.Contains("train.csv.gz: the file is empty.", _set.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_without_rows_is_refused()
    {
        _set.Train(SmallSet.Header);

        Assert.Contains("there is a header but no row", _set.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b,Activity,subject\n", "'Activity', 'subject'")]
    [InlineData("subject,Activity\n", "'subject', 'Activity'")]
    [InlineData("1,2,3,4\n", "'3', '4'")]
    public void A_header_without_subject_and_activity_last_is_refused(string header, string found)
    {
        _set.Train(header + "1,2,3,4\n");
        var refused = _set.Refused();

        Assert.Equal(1, refused.Line);
        Assert.Contains($"but they are {found}. Arrange the columns as features, subject, Activity.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_without_a_name_is_refused()
    {
        _set.Train(",b,subject,Activity\n0,1,1,WALKING\n");

        Assert.Contains("line 1: column 1 of 4 has no name", _set.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.5,1,WALKING", 3, "Activity")]
    [InlineData("0.5,1,2,3,WALKING", 5, null)]
    [InlineData("0.5", 1, "b")]
    public void A_row_of_another_length_is_named(string row, int found, string? column)
    {
        _set.Train(SmallSet.TrainText + row + "\n");
        var refused = _set.Refused();

        Assert.Equal((5, column), (refused.Line, refused.Column));
        Assert.Contains($"expected 4 columns as in the header, found {found}.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("walk")]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    [InlineData("0x10")]
    [InlineData("1,5", "\"1,5\"")]
    [InlineData("1.5.2")]
    [InlineData("-")]
    public void What_is_not_a_finite_number_is_named_with_line_column_and_value(string value, string? written = null)
    {
        _set.Train(SmallSet.TrainText + $"0,{written ?? value},1,WALKING\n");
        var refused = _set.Refused();

        Assert.Equal((_set.File("train.csv"), 5, "b", value), (refused.Path, refused.Line, refused.Column, refused.Value));
        Assert.Equal(
            $"{_set.File("train.csv")}, line 5, column 'b': '{value}' is not a finite decimal number. Replace it, or leave the row out.", refused.Message);
    }

    [Fact]
    public void An_empty_field_is_called_missing()
    {
        _set.Test(SmallSet.Header + ",1,1,WALKING\n");

        Assert.Contains("test.csv, line 2, column 'a': the value is missing", _set.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("Ann")]
    [InlineData("3000000000")]
    [InlineData("NaN")]
    public void A_subject_that_is_not_a_whole_number_is_named(string subject)
    {
        _set.Train(SmallSet.Header + $"0,1,{subject},WALKING\n");

        Assert.Contains($"line 2, column 'subject': '{subject}' is not a whole number.", _set.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_activity_that_only_the_test_file_has_is_named_with_its_first_line()
    {
        _set.Test(SmallSet.TestText + "0,0,2,RUNNING\n0,0,2,RUNNING\n");
        var refused = _set.Refused();

        Assert.Equal((3, "Activity", "RUNNING"), (refused.Line, refused.Column, refused.Value));
        Assert.Contains("'RUNNING' does not occur in train.csv, which has LAYING, SITTING, WALKING.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,c,subject,Activity\n0,0,2,SITTING\n", "column 2, 'b' there and 'c' here")]
    [InlineData("b,a,subject,Activity\n0,0,2,SITTING\n", "column 1, 'a' there and 'b' here")]
    [InlineData("a,subject,Activity\n0,2,SITTING\n", "column 2, 'b' there and no column here")]
    [InlineData("a,b,c,subject,Activity\n0,0,0,2,SITTING\n", "column 3, no column there and 'c' here")]
    public void Feature_columns_that_differ_are_named(string test, string difference)
    {
        _set.Test(test);

        Assert.Contains(difference, _set.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_not_closed_is_named()
    {
        _set.Train(SmallSet.Header + "0,\"1,1,WALKING\n");

        Assert.Contains("line 2: a quoted field is not closed on its line", _set.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_file_cut_anywhere_is_refused_and_never_read_as_shorter_data()
    {
        var rows = string.Concat(Enumerable.Range(0, 200).Select(row => $"0.{row},{row % 7},{row % 5},WALKING\n"));
        var whole = _set.PackTrain(SmallSet.Header + rows + "0,0,1,SITTING\n");
        Assert.Equal(201, _set.Load().Train.Rows);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_set.File("train.csv.gz"), whole[..length]);
            var refused = _set.Refused();
            Assert.Equal(_set.File("train.csv.gz"), refused.Path);
            Assert.Matches(length == 0 ? "the file is empty" : "the gzip data (stops early|is damaged)", refused.Message);
        }
    }

    [Fact]
    public void A_file_that_is_not_gzip_at_all_is_called_damaged()
    {
        File.Move(_set.File("train.csv"), _set.File("train.csv.gz"));

        Assert.Contains("train.csv.gz: the gzip data is damaged", _set.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_read_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => HarData.Load(_set.Folder, cancelled.Token));
    }
}
