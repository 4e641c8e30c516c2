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
