using HarOrleans.Data.Parquet;
using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Understanding;
using Parquet;
using Parquet.Schema;

namespace HarOrleans.Data.Tests.Reading;

public sealed class ParquetTests : IDisposable
{
    private readonly SmallSet _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void A_table_comes_back_with_the_same_bits_names_and_order()
    {
        var features = new[] { 0.1, -0.0, double.Epsilon, double.MaxValue, -1.0 / 3, 0.30000000000000004 };
        var table = new HarTable(["a", "a.1"], features, [7, -3, int.MaxValue], ["SITTING, \"down\"", "é", "SITTING, \"down\""], "none") { HeaderNames = ["a", "a"] };
        HarData.WriteParquet(new HarDataset("x", false, table, table), _set.File("out"));
        var read = HarData.Load(_set.File("out"), TestContext.Current.CancellationToken).Train;

        Assert.Equal(features.Select(BitConverter.DoubleToInt64Bits), read.Features.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(table.FeatureNames, read.FeatureNames);
        Assert.Equal(table.HeaderNames, read.HeaderNames);
        Assert.Equal(table.Subjects, read.Subjects);
        Assert.Equal(table.Activities, read.Activities);
        Assert.Same(read.Activities[0], read.Activities[2]);
        Assert.Equal(64, read.Sha256.Length);
    }

    [Fact]
    public void The_way_from_csv_to_parquet_and_back_gives_the_same_csv()
    {
        const string Text = "\"x,1\",\"x,1\",z,subject,Activity\n0.5,-1,0,1,WALKING\n0.25,0.001,-0,3,\"A, B\"\n";
        _set.Train(Text);
        _set.Test(Text);
        HarData.WriteParquet(_set.Load(), _set.File("parquet"));
        HarData.WriteCsv(HarData.Load(_set.File("parquet"), TestContext.Current.CancellationToken), _set.File("csv"));

        Assert.Equal(Text, File.ReadAllText(_set.File("csv/train.csv")));
    }

    [Fact]
    public void Csv_comes_before_parquet_where_both_stand_in_the_folder()
    {
        var more = Numbers.Table([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]);
        HarData.WriteParquet(new HarDataset("more", false, more, more), _set.Folder);
        Assert.Equal(3, _set.Load().Train.Rows);

        File.Delete(_set.File("train.csv"));
        File.Delete(_set.File("test.csv"));
        Assert.Equal(5, _set.Load().Train.Rows);
    }

    [Fact]
    public async Task Numbers_of_any_type_nullable_or_not_are_read()
    {
        await WriteAsync(
            [new DataField<float>("f"), new DataField<long?>("l"), new DataField<byte>("b"), new DataField<long?>("subject"), new DataField<string>("Activity")],
            async (group, fields) =>
            {
                await group.WriteAsync<float>(fields[0], new float[] { 0.5f, -2 });
                await group.WriteAsync<long>(fields[1], new long?[] { 1L << 40, -1 });
                await group.WriteAsync<byte>(fields[2], new byte[] { 0, 255 });
                await group.WriteAsync<long>(fields[3], new long?[] { 4, 5 });
                await group.WriteAsync(fields[4], ["SITTING", "WALKING"]);
            });
        var read = ParquetTable.Read(_set.File("train.parquet"), TestContext.Current.CancellationToken).Table;

        Assert.Equal([0.5, 1L << 40, 0, -2, -1, 255], read.Features);
        Assert.Equal([4, 5], read.Subjects);
    }

    [Fact]
    public async Task A_value_that_is_missing_or_no_number_is_named_with_its_row_as_a_line()
    {
        await WriteAsync(
            [new DataField<double?>("a"), new DataField<string>("b"), new DataField<double>("subject"), new DataField<string>("Activity"),],
            async (group, fields) =>
            {
                await group.WriteAsync<double>(fields[0], new double?[] { 1, null, double.PositiveInfinity });
                await group.WriteAsync(fields[1], ["1", "x", ""]);
                await group.WriteAsync<double>(fields[2], new[] { 1, 1.5, 2 });
                await group.WriteAsync(fields[3], ["SITTING", " ", "SITTING"]);
            });
        File.Delete(_set.File("train.csv"));

        var refused = _set.Refused();
        Assert.Equal((3, "a"), (refused.Line, refused.Column));
        Assert.Contains("train.parquet, line 3, column 'a': the value is missing", refused.Message, StringComparison.Ordinal);
        var report = FileReport.OfFolder(_set.Folder, cancellationToken: TestContext.Current.CancellationToken).Train;
        Assert.Equal(
            [
                "3 a '': the value is missing", "3 b 'x': this is not a finite decimal number", "3 subject '1.5': this is not a whole number", "3 Activity ' ': the value is missing",
                "4 a 'Infinity': this is not a finite decimal number", "4 b '': the value is missing",
            ],
            report.Problems.Select(x => $"{x.Line} {x.Column} '{x.Value}': {x.Message}"));
        Assert.Equal((3, 6), (report.Rows, report.ProblemCount));
        Assert.Equal([1, 1, 0, 1], report.Missing);
    }

    [Fact]
    public async Task A_column_of_another_type_is_named()
    {
        await WriteAsync(
            [new DataField<bool>("a"), new DataField<DateTime>("b"), new DataField<int>("subject"), new DataField<string>("Activity")],
            async (group, fields) =>
            {
                await group.WriteAsync<bool>(fields[0], new[] { true });
                await group.WriteAsync<DateTime>(fields[1], new[] { new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
                await group.WriteAsync<int>(fields[2], new[] { 1 });
                await group.WriteAsync(fields[3], ["SITTING"]);
            });
        File.Delete(_set.File("train.csv"));

        Assert.Contains("train.parquet, column 'a': the column holds values of type Boolean, neither numbers nor text", _set.Refused().Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], FileReport.OfFolder(_set.Folder, cancellationToken: TestContext.Current.CancellationToken).Train.Problems.Select(x => x.Column));
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_at_either_end_or_no_parquet_at_all_is_refused_by_the_reader_and_the_check()
    {
        HarData.WriteParquet(_set.Load(), _set.Folder);
        File.Delete(_set.File("train.csv"));
        var path = _set.File("train.parquet");
        var whole = File.ReadAllBytes(path);
        for (var at = 1; at < whole.Length; at += 7)
        {
            Refuses(whole[..at]);
            Refuses(whole[at..]);
        }

        Refuses([.. "PAR1"u8, .. new byte[200], .. "PAR1"u8]);
        Refuses("a,b,subject,Activity\n1,2,3,SITTING\n"u8.ToArray());

        void Refuses(byte[] bytes)
        {
            File.WriteAllBytes(path, bytes);
            var refused = _set.Refused();
            Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
            Assert.NotEqual(0, FileReport.OfFolder(_set.Folder, cancellationToken: TestContext.Current.CancellationToken).Train.ProblemCount);
        }
    }

    [Fact]
    public void A_converted_real_file_has_the_same_bits()
    {
        var data = HarData.Load(RealData.Folder(), TestContext.Current.CancellationToken);
        HarData.WriteParquet(data, _set.File("real"));
        var read = HarData.Load(_set.File("real"), TestContext.Current.CancellationToken);

        Assert.True(data.Train.Features.AsSpan().SequenceEqual(read.Train.Features));
        Assert.True(data.Test.Features.AsSpan().SequenceEqual(read.Test.Features));
        Assert.Equal(data.Train.HeaderNames, read.Train.HeaderNames);
        Assert.Equal(data.Test.Activities, read.Test.Activities);
        Assert.Equal(data.Train.Subjects, read.Train.Subjects);
    }

    private async Task WriteAsync(DataField[] fields, Func<ParquetRowGroupWriter, DataField[], Task> write)
    {
        await using var file = File.Create(_set.File("train.parquet"));
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, cancellationToken: TestContext.Current.CancellationToken);
        using var group = writer.CreateRowGroup();
        await write(group, fields);
    }
}
