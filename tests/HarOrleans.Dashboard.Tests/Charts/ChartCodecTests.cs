using System.Buffers.Binary;
using System.Text;

namespace HarOrleans.Dashboard.Tests.Charts;

public sealed class ChartCodecTests
{
    [Fact]
    public void The_bytes_are_the_ones_that_the_module_reads()
    {
        var bytes = ChartCodec.Encode([new(3, [new(7, 0.5), new(8, double.NaN)]) { Label = new("é", ChartStyle.Steps), Reset = true }]);

        Assert.Equal("0300" + "03" + "02" + "0200" + "02000000" + "C3A9" + "07000000" + "0000003F" + "08000000" + "0000C0FF", Convert.ToHexString(bytes));
    }

    [Fact]
    public void An_update_is_never_larger_than_its_limit_and_loses_nothing()
    {
        var points = Enumerable.Range(0, 5_000).Select(step => new ChartPoint(step, step / 8.0)).ToArray();
        ChartBlock[] blocks = [new(0, points) { Label = new(new string('x', 500)), Reset = true }, new(1, [new(1, 2)]), new(2, [])];

        var updates = ChartCodec.EncodeUpdates(blocks);

        Assert.All(updates, update => Assert.InRange(update.Length, 1, ChartCodec.UpdateLimit));
        var read = updates.SelectMany(Read).ToArray();
        Assert.Equal(points, read.Where(block => block.Series == 0).SelectMany(block => block.Points));
        Assert.Equal([new ChartPoint(1, 2)], read.Where(block => block.Series == 1).SelectMany(block => block.Points));
        Assert.Single(read, block => block.Reset);
    }

    [Fact]
    public void A_label_is_cut_between_characters()
    {
        var label = Assert.Single(Read(ChartCodec.Encode([new(0, []) { Label = new(new string('a', 119) + "éé") }]))).Label;

        Assert.Equal(new string('a', 119), label);
    }

    [Fact]
    public void A_step_that_the_format_cannot_hold_goes_to_its_end()
    {
        var points = Assert.Single(Read(ChartCodec.Encode([new(0, [new(-5, 1), new(long.MaxValue, 2)])]))).Points;

        Assert.Equal([new ChartPoint(0, 1), new ChartPoint(uint.MaxValue, 2)], points);
    }

    private static List<(int Series, bool Reset, string Label, IReadOnlyList<ChartPoint> Points)> Read(byte[] bytes)
    {
        var blocks = new List<(int, bool, string, IReadOnlyList<ChartPoint>)>();
        for (var at = 0; at < bytes.Length;)
        {
            var header = bytes.AsSpan(at, 10);
            var label = BinaryPrimitives.ReadUInt16LittleEndian(header[4..]);
            var count = (int)BinaryPrimitives.ReadUInt32LittleEndian(header[6..]);
            var text = Encoding.UTF8.GetString(bytes.AsSpan(at + 10, label));
            var points = Enumerable.Range(0, count).Select(i => at + 10 + label + (8 * i)).Select(place => new ChartPoint(
                BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(place)),
                BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(place + 4)))).ToArray();
            blocks.Add((BinaryPrimitives.ReadUInt16LittleEndian(header), (header[2] & 1) != 0, text, points));
            at += 10 + label + (8 * count);
        }

        return blocks;
    }
}
