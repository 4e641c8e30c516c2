using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HarOrleans.Data.Reading;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests;

public sealed class LayoutTests : IDisposable
{
    private readonly SmallSet _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void Line_ends_a_missing_last_one_blank_lines_and_a_byte_order_mark_do_not_change_what_is_read()
    {
        var plain = _set.Load().Train;
        string[] others =
        [
            SmallSet.TrainText.Replace("\n", "\r\n", StringComparison.Ordinal), SmallSet.TrainText.TrimEnd('\n'),
            SmallSet.TrainText.TrimEnd('\n').Replace("\n", "\r\n", StringComparison.Ordinal), SmallSet.TrainText + "\n\r\n\n", "\uFEFF" + SmallSet.TrainText,
        ];
        foreach (var text in others)
        {
            _set.Train(text);
            var read = _set.Load().Train;

            Assert.Equal(["a", "b"], read.FeatureNames);
            Assert.Equal(plain.Features, read.Features);
            Assert.Equal(plain.Subjects, read.Subjects);
            Assert.Equal(plain.Activities, read.Activities);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), read.Sha256);
        }
    }

    [Fact]
    public void Packed_and_plain_files_give_the_same_table_and_digest()
    {
        var plain = _set.Load().Train;
        _set.PackTrain(SmallSet.TrainText);
        var packed = _set.Load().Train;

        Assert.Equal(plain.Features, packed.Features);
        Assert.Equal(plain.Sha256, packed.Sha256);
    }

    [Fact]
    public void Quoted_names_keep_their_commas_and_quotes_and_repeats_are_numbered_past_names_that_are_taken()
    {
        const string Header = "\"x,1\",\"x,1\",\"say \"\"hi\"\"\",\"x,1.1\",\"x,1\",subject,Activity\n";
        _set.Train(Header + "1,2,\"3\",4,5,1,\"SITTING, DOWN\"\n");
        _set.Test(Header + "1,2,3,4,5,2,\"SITTING, DOWN\"\n");
        var train = _set.Load().Train;

        Assert.Equal(["x,1", "x,1.2", "say \"hi\"", "x,1.1", "x,1.3"], train.FeatureNames);
        Assert.Equal(["x,1", "x,1", "say \"hi\"", "x,1.1", "x,1"], train.HeaderNames);
        Assert.Equal([1, 2, 3, 4, 5], train.Row(0).ToArray());
        Assert.Equal(["SITTING, DOWN"], train.Activities);
    }

    [Fact]
    public void Lines_longer_than_the_read_buffer_are_read_whole()
    {
        var header = string.Join(',', Enumerable.Range(0, 60_000).Select(column => $"feature{column}")) + ",subject,Activity\n";
        var row = string.Join(',', Enumerable.Range(0, 60_000).Select(column => (column / 8.0).ToString(CultureInfo.InvariantCulture))) + ",1,SITTING\n";
        _set.Train(header + row + row);
        _set.Test(header + row);
        var train = _set.Load().Train;

        Assert.Equal((60_000, 2), (train.FeatureNames.Count, train.Rows));
        Assert.Equal(59_999 / 8.0, train.Row(1)[59_999]);
    }

    [Fact]
    public void Numbers_are_read_to_the_same_bits_as_the_framework_reads_them()
    {
        string[] written =
        [
            "0", "-0", "-0.0", "1", "-1", ".5", "5.", "0.1", "-0.99991164", "0.30000000000000004", "9007199254740993", "9007199254740992", "123456789012345678",
            "1234567890123456789", "12345678901234567890", "0.000000000000000000123", "1e-7", "1E+05", "-2.5e-320", "+3", " 4 ", "1.7976931348623157e308",
            "0.1000000000000000055511151231257827", "00000000000000000000000001",
        ];
        foreach (var text in written)
        {
            Assert.True(Utf8Number.TryParse(Encoding.UTF8.GetBytes(text), out var value), text);
            var expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value));
        }

        for (long mantissa = 1; mantissa < 100_000_000_000_000_000; mantissa = (mantissa * 3) + 7)
        {
            for (var decimals = 0; decimals <= 18; decimals++)
            {
                var digits = mantissa.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
                var text = digits.Insert(digits.Length - decimals, ".");
                Assert.True(Utf8Number.TryParse(Encoding.UTF8.GetBytes(text), out var value), text);
                Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), value);
            }
        }
    }
}
