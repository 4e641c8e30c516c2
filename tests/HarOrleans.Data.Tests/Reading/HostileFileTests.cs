using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Data.Tests.Reading;

/// <summary>Files as nobody should make them: the reader names what is wrong or reads them, the check agrees with it, and neither crashes.</summary>
public sealed class HostileFileTests : IDisposable
{
    private static readonly string[] Pieces =
    [
        "0.5", "-1", "1e999", "NaN", "", " ", "\"", "\"\"", "\"x\"", ",", ",,", "\n", "\r\n", "\r", "\0", "\u00e9", "\uFEFF", "WALKING", "subject", "Activity", "a", "1,2,3,LAYING\n",
        "99999999999999999999", "0x10", "-", ".", "1.5.2", "\t", "1_0", "∞",
    ];

    private readonly SmallSet _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void Text_put_together_at_random_is_read_or_refused_and_the_check_agrees() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Zip(Gen.Choose(0, 2)).ToArbitrary(),
        x =>
        {
            var text = string.Concat(x.Item1);
            Holds(Encoding.UTF8.GetBytes(x.Item2 == 0 ? text : SmallSet.Header + (x.Item2 == 1 ? text : SmallSet.TrainText[SmallSet.Header.Length..] + text)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_good_file_with_bytes_changed_cut_out_or_shuffled_is_read_or_refused_and_the_check_agrees() => Prop.ForAll(
        Gen.Choose(0, SmallSet.TrainText.Length - 1).Zip(Gen.Choose(0, SmallSet.TrainText.Length - 1)).Zip(Gen.Choose(0, 255)).Zip(Gen.Choose(0, 3)).ToArbitrary(),
        x =>
        {
            var (((one, other), value), kind) = x;
            var bytes = Encoding.UTF8.GetBytes(SmallSet.TrainText).ToList();
            switch (kind)
            {
                case 0:
                    bytes[one] = (byte)value;
                    break;
                case 1:
                    bytes.Insert(one, (byte)value);
                    break;
                case 2:
                    bytes.RemoveRange(Math.Min(one, other), Math.Abs(one - other));
                    break;
                default:
                    (bytes[one], bytes[other]) = (bytes[other], bytes[one]);
                    break;
            }

            Holds([.. bytes]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_gzip_file_with_any_byte_changed_is_read_or_refused_and_never_crashes()
    {
        var packed = SmallSet.Pack(SmallSet.TrainText);
        File.Delete(_set.File("train.csv"));
        Prop.ForAll(Gen.Choose(0, packed.Length - 1).Zip(Gen.Choose(1, 255)).ToArbitrary(), x =>
        {
            byte[] bytes = [.. packed];
            bytes[x.Item1] ^= (byte)x.Item2;
            File.WriteAllBytes(_set.File("train.csv.gz"), bytes);
            var error = Record.Exception(() => _set.Load());
            Assert.True(error is null or InvalidDataSetException, error?.ToString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [Fact]
    public void A_line_without_end_is_refused_before_it_fills_the_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var huge = File.Create(_set.File("train.csv")))
        {
            huge.SetLength(200L << 20);
        }

        var refused = _set.Refused();
        Assert.Contains("line 1: the line is longer than 16777216 bytes", refused.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 << 20);
    }

    [Fact]
    public void A_file_of_many_short_lines_takes_no_more_room_than_it_can_need()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var header = string.Join(',', Enumerable.Range(0, 5000).Select(x => $"f{x}")) + ",subject,Activity\n";
        File.WriteAllText(_set.File("train.csv"), header + new string('\n', 5_000_000));

        Assert.Contains("there is a header but no row", _set.Refused().Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 << 20);
    }

    [Fact]
    public void A_packed_file_that_unpacks_to_very_many_rows_is_refused_before_it_fills_the_memory()
    {
        File.Delete(_set.File("train.csv"));
        using (var packed = new GZipStream(File.Create(_set.File("train.csv.gz")), CompressionLevel.Optimal))
        {
            packed.Write(Encoding.UTF8.GetBytes(SmallSet.Header));
            var row = Encoding.UTF8.GetBytes($"0,0,1,{new string('W', 60_000)}\n");
            for (var times = 0; times < 1200; times++)
            {
                packed.Write(row);
            }
        }

        Assert.Contains("train.csv.gz: the gzip data unpacks to more than 128 times its ", _set.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_to_predict_put_together_at_random_are_read_or_refused_with_their_line() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            File.WriteAllText(_set.File("rows.csv"), text);
            try
            {
                var rows = HarRows.Read(_set.File("rows.csv"), name => name != "Activity", TestContext.Current.CancellationToken);
                Assert.Equal(0, rows.Columns.Count == 0 ? rows.Values.Length : rows.Values.Length % rows.Columns.Count);
                Assert.DoesNotContain(rows.Values, value => !double.IsFinite(value));
            }
            catch (InvalidDataSetException refused)
            {
                Assert.StartsWith(_set.File("rows.csv"), refused.Message, StringComparison.Ordinal);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Rows_to_predict_are_read_by_name_and_a_wrong_value_is_named_with_line_and_column()
    {
        File.WriteAllText(_set.File("rows.csv"), "a,a,Activity\n1,-2.5,what\n\n3,4,\n");
        var rows = HarRows.Read(_set.File("rows.csv"), name => name != "Activity", TestContext.Current.CancellationToken);
        Assert.Equal(["a", "a.1"], rows.Columns);
        Assert.Equal([1, -2.5, 3, 4], rows.Values);

        File.WriteAllText(_set.File("rows.csv"), "a,b\n1,2\n3,four\n");
        Assert.Contains("rows.csv, line 3, column 'b': 'four' is not a finite decimal number", Refused(), StringComparison.Ordinal);
        File.WriteAllText(_set.File("rows.csv"), "a,b\n1\n");
        Assert.Contains("rows.csv, line 2: expected 2 columns as in the header, found 1", Refused(), StringComparison.Ordinal);

        string Refused() => Assert.Throws<InvalidDataSetException>(() => HarRows.Read(_set.File("rows.csv"), _ => true, TestContext.Current.CancellationToken)).Message;
    }

    private void Holds(byte[] bytes)
    {
        File.WriteAllBytes(_set.File("train.csv"), bytes);
        var error = Record.Exception(() => _set.Load());
        Assert.True(error is null or InvalidDataSetException, error?.ToString());
        Assert.True(error is null || error.Message.StartsWith(_set.Folder, StringComparison.Ordinal), error?.Message);

        // A test file's activity may be unknown to a train file that is fine in itself.
        var (train, test) = FileReport.OfFolder(_set.Folder, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(train.ProblemCount + test.ProblemCount == 0, error is null);
    }
}
