using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Tests.Reading;

public sealed class FastNumberTests
{
    [Theory]
    [InlineData("0.28858451,-0.020294171,-0.13290514,")]
    [InlineData("0.1,-0.5,9.25,-0.0,0.0,")]
    [InlineData("0.12345678,0.123456789,0.1234567890123456,1.9999999999999,")]
    public void The_common_form_is_read_to_the_frameworks_bits(string line) => Assert.Equal(line.Count(','), Read(line, 10).Values.Length);

    [Theory]
    [InlineData("1,0.5,", 0)]
    [InlineData("0.5,1e-3,0.5,", 1)]
    [InlineData("0.5,.5,", 1)]
    [InlineData("0.5,0.,", 1)]
    [InlineData("0.5,10.5,", 1)]
    [InlineData("0.5,0.12345678901234567,", 1)]
    [InlineData("0.5,9.9999999999999999,", 1)]
    [InlineData("0.5,0.5 ,", 1)]
    [InlineData("0.5,+0.5,", 1)]
    [InlineData("0.5,,", 1)]
    [InlineData("0.5,0.5x,", 1)]
    [InlineData("0.5,0.1\u00e9,", 1)]
    [InlineData("-", 0)]
    [InlineData("", 0)]
    public void Another_form_is_left_to_the_general_reader(string line, int read)
    {
        var (values, rest) = Read(line + new string(' ', 40), 10);

        Assert.Equal(read, values.Length);
        Assert.StartsWith(line[(read * 4)..], rest, StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_is_read_than_there_is_room_for() => Assert.Equal("0.75,", Read("0.25,0.5,0.75,", 2).Left.Trim());

    [Fact]
    public void Any_number_is_read_to_the_frameworks_bits_or_left() =>
        Prop.ForAll(
            Gen.OneOf(
                Gen.Choose(0, 9).Zip(Gen.Choose(1, 17)).Zip(ArbMap.Default.GeneratorFor<ulong>()).Select(x => Decimals(x.Item1.Item1, x.Item1.Item2, x.Item2)),
                ArbMap.Default.GeneratorFor<double>().Select(x => x.ToString("R", CultureInfo.InvariantCulture)),
                ArbMap.Default.GeneratorFor<float>().Select(x => x.ToString("R", CultureInfo.InvariantCulture)),
                ArbMap.Default.GeneratorFor<string>().Select(x => (x ?? string.Empty).Replace(',', ';'))).ToArbitrary(),
            text =>
            {
                foreach (var value in Read(text + "," + new string('7', 30), 1).Values)
                {
                    var expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
                    Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value));
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    private static string Decimals(int first, int count, ulong digits) =>
        $"{(digits % 2 == 0 ? "-" : string.Empty)}{first}.{digits.ToString("D20", CultureInfo.InvariantCulture)[^count..]}";

    /// <summary>What is read of a line that goes on, each value compared with the framework's.</summary>
    private static (double[] Values, string Left) Read(string text, int room)
    {
        ReadOnlySpan<byte> line = Encoding.UTF8.GetBytes(text + new string(' ', 40));
        var values = new double[room];
        var read = FastNumbers.Read(ref line, values);
        var fields = text.Split(',');
        for (var at = 0; at < read; at++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(fields[at], CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(values[at]));
        }

        return (values[..read], Encoding.UTF8.GetString(line));
    }
}
