using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Data.Tests.Understanding;

public sealed class CheckTests : IDisposable
{
    private readonly SmallSet _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void A_good_folder_has_no_problem()
    {
        var (train, test) = Check();
        Assert.Equal((0, 0, 3, 1), (train.ProblemCount, test.ProblemCount, train.Rows, test.Rows));
        Assert.Equal(["a", "b", "subject", "Activity"], train.Columns);
    }

    [Fact]
    public void Everything_wrong_is_listed_with_its_line_and_column()
    {
        _set.Train(SmallSet.Header + "1,x,1,SITTING\n\n,2,1.5,\nNaN,inf,2,LAYING\n1,2,3\n\"1,2,3,LAYING\n1,2,3,LAYING\n");
        var (train, _) = Check();

        Assert.Equal(
            [
                "2 b 'x': this is not a finite decimal number",
                "4 a '': the value is missing",
                "4 subject '1.5': this is not a whole number",
                "4 Activity '': the value is missing",
                "5 a 'NaN': the value is missing",
                "5 b 'inf': this is not a finite decimal number",
                "6 Activity '': expected 4 columns as in the header, found 3",
                "7  '': a quoted field is not closed on its line, or text follows its closing quote",
            ],
            train.Problems.Select(x => $"{x.Line} {x.Column} '{x.Value}': {x.Message}"));
        Assert.Equal((6, 8), (train.Rows, train.ProblemCount));
        Assert.Equal([2, 0, 0, 1], train.Missing);
    }

    [Fact]
    public void The_list_is_bounded_and_the_count_is_not()
    {
        _set.Train(SmallSet.Header + string.Concat(Enumerable.Repeat("x,y,1,SITTING\n", 1000)));
        var train = FileReport.OfFolder(_set.Folder, 3, TestContext.Current.CancellationToken).Train;
        Assert.Equal((3, 2000), (train.Problems.Count, train.ProblemCount));
    }

    [Fact]
    public void A_test_file_must_have_the_train_files_columns_and_activities()
    {
        _set.Test("a,c,subject,Activity\n1,2,2,DANCING\n");
        Assert.Equal(
            [
                "1 c: the columns differ from those of the train file from column 2 on (4 there, 4 here)",
                "2 Activity: this activity does not occur in the train file, which has LAYING, SITTING, WALKING",
            ],
            Check().Test.Problems.Select(x => $"{x.Line} {x.Column}: {x.Message}"));
    }

    [Fact]
    public void A_header_of_another_layout_is_one_problem_and_no_flood()
    {
        _set.Train("a,b\n1,2\n3,x\n");
        Assert.Equal(["the header's last columns must be 'subject' and 'Activity' after at least one feature column; values were not checked"], Check().Train.Problems.Select(x => x.Message));
    }

    [Fact]
    public void A_packed_file_that_stops_early_is_a_problem_of_the_file()
    {
        var packed = _set.PackTrain(SmallSet.Header + string.Concat(Enumerable.Range(0, 5000).Select(x => FormattableString.Invariant($"{x},2,1,LAYING\n"))));
        File.WriteAllBytes(_set.File("train.csv.gz"), packed[..^100]);
        Assert.Contains(Check().Train.Problems, x => x.Line is null && x.Message.Contains("gzip", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_file_is_a_problem_and_none_of_the_file_beside_it()
    {
        _set.Train(string.Empty);
        var (train, test) = Check();
        Assert.Equal(["the file is empty. Copy or download the file again"], train.Problems.Select(x => x.Message));
        Assert.Empty(test.Problems);
    }

    [Fact]
    public void What_would_steer_a_terminal_is_not_repeated()
    {
        _set.Train("a\u001b[2J,b,subject,Activity\n\u001b[31mred,2,1,SITTING\n");
        Assert.Equal("\uFFFD[31mred", Check().Train.Problems[0].Value);
        Assert.DoesNotContain(Assert.Throws<InvalidDataSetException>(() => _set.Load()).Message, char.IsControl);
    }

    [Fact]
    public void What_the_check_passes_loads_and_what_it_does_not_is_refused()
    {
        foreach (var text in new[] { "1,2,3,SITTING\n", " 1 ,2e3,3,LAYING\n", "1,2,3.5,LAYING\n", "1,,3,LAYING\n", "1,2,3, \n", "1,2,99999999999,LAYING\n", "\"1\",2,3,\"SITTING\"\n" })
        {
            _set.Train(SmallSet.TrainText + text);
            var fine = Check().Train.ProblemCount == 0;
            Assert.Equal(fine, Record.Exception(() => _set.Load()) is null);
        }
    }

    private (FileReport Train, FileReport Test) Check() => FileReport.OfFolder(_set.Folder, cancellationToken: TestContext.Current.CancellationToken);
}
