using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Tests;

public sealed class NpzTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<f4", CompressionLevel.Optimal)]
    [InlineData("<f8", CompressionLevel.NoCompression)]
    [InlineData("|i1", CompressionLevel.Optimal)]
    [InlineData("|u1", CompressionLevel.Optimal)]
    [InlineData("<i2", CompressionLevel.Optimal)]
    [InlineData("<u2", CompressionLevel.Optimal)]
    [InlineData("<i4", CompressionLevel.Optimal)]
    [InlineData("<u4", CompressionLevel.Optimal)]
    [InlineData("<i8", CompressionLevel.Optimal)]
    [InlineData("<u8", CompressionLevel.NoCompression)]
    public void Every_value_lands_in_its_window_sample_and_channel(string type, CompressionLevel level)
    {
        var windows = Read(NpzWriter.Whole(3, type).Bytes(level));

        Assert.Equal(3, windows.Rows);
        for (var row = 0; row < 3; row++)
        {
            for (var sample = 0; sample < 128; sample++)
            {
                for (var channel = 0; channel < 9; channel++)
                {
                    var value = NpzWriter.Value(channel, (row * 128) + sample);
                    Assert.Equal(type[1] == 'f' ? value : Math.Floor(value), windows.Window(row)[(sample * 9) + channel]);
                }
            }
        }

        Assert.Equal([1, 2, 3], windows.Labels!);
        Assert.Equal([7, 6, 5], windows.Subjects!);
    }

    [Fact]
    public void Labels_and_subjects_may_be_absent_and_headers_of_version_2_are_read()
    {
        var file = NpzWriter.Whole().Without("y").Without("subject").Without("body_acc_x")
            .Add("body_acc_x", NpzWriter.Numbers("<f8", 384, at => at), "(3, 128)", "<f8", version: 2);
        var windows = Read(file.Bytes());

        Assert.Null(windows.Labels);
        Assert.Null(windows.Subjects);
        Assert.Equal(383, windows.Window(2)[127 * 9]);
    }

    [Theory]
    [InlineData("(3, 128)", ">f4", "False", "has numbers of type '>f4', and only <f4, <f8, |i1")]
    [InlineData("(3, 128)", "|O", "False", "has numbers of type '|O'")]
    [InlineData("(3, 128)", "<f4", "True", "is in Fortran order")]
    [InlineData("(3, 127)", "<f4", "False", "of type '<f4' and shape (3, 127) does not fit its")]
    [InlineData("(384,)", "<f4", "False", "has the shape (384,), not (windows, 128)")]
    [InlineData("(3, 64, 2)", "<f4", "False", "has the shape (3, 64, 2), not (windows, 128)")]
    [InlineData("(99999999999999999999, 128)", "<f4", "False", "has a shape that is not made of whole numbers within bounds")]
    [InlineData("(2147483647, 2147483647, 2147483647, 2147483647)", "<f4", "False", "does not fit its")]
    [InlineData("(-3, 128)", "<f4", "False", "has a header without a plain 'descr', 'fortran_order' and 'shape'")]
    public void An_array_in_another_form_is_named_with_what_is_wrong(string shape, string type, string order, string problem)
    {
        var file = NpzWriter.Whole().Without("body_acc_x").Add("body_acc_x", new byte[384 * 4], shape, type, order);

        var refused = Refused(file.Bytes());
        Assert.StartsWith($"{Path()}: the array 'body_acc_x' ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_that_are_missing_unknown_twice_or_of_other_lengths_are_named()
    {
        Assert.Contains("there is no array 'total_acc_y'.", Refused(NpzWriter.Whole().Without("total_acc_y").Bytes()).Message, StringComparison.Ordinal);
        Assert.Contains("the array 'subjects' is not one of those expected", Refused(NpzWriter.Whole().AddRaw("subjects.npy", []).Bytes()).Message, StringComparison.Ordinal);
        Assert.Contains("the array '../a?b' is not one", Refused(NpzWriter.Whole().AddRaw("../a\nb", []).Bytes()).Message, StringComparison.Ordinal);
        Assert.Contains("the array 'y' occurs twice", Refused(NpzWriter.Whole().AddRaw("y.npy", []).Bytes()).Message, StringComparison.Ordinal);
        Assert.Contains(
            "the array 'y' has the shape (2,), and 'body_acc_x' has (3, 128).",
            Refused(NpzWriter.Whole().Without("y").Add("y", [1, 2], "(2,)", "|u1").Bytes()).Message,
            StringComparison.Ordinal);
        Assert.Contains("the file holds 0 windows", Refused(NpzWriter.Whole(0).Bytes()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 }, "stops early")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 5, 6, 1, 0, 0, 0 }, "does not begin as a .npy array does")]
    [InlineData(new byte[] { 0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 9, 0, 0, 0 }, "is of .npy version 9")]
    [InlineData(new byte[] { 0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 2, 0, 255, 255, 255, 255 }, "has a header of 4294967295 bytes")]
    [InlineData(new byte[] { 0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 99, 0, 32 }, "stops early")]
    public void An_entry_that_is_no_array_is_named(byte[] entry, string problem) => Assert.Contains(
        $"the array 'y' {problem}",
        Refused(NpzWriter.Whole().Without("y").AddRaw("y.npy", entry).Bytes()).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e300)]
    public void A_sample_that_is_not_finite_in_float32_is_named_with_its_window_and_sample(double value)
    {
        var file = NpzWriter.Whole().Without("body_gyro_z")
            .Add("body_gyro_z", NpzWriter.Numbers("<f8", 384, at => at == 300 ? value : 0), "(3, 128)", "<f8");

        Assert.Contains(
            FormattableString.Invariant($"the array 'body_gyro_z' has the value {value} in window 2, sample 44."), Refused(file.Bytes()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(3e9)]
    [InlineData(double.NaN)]
    public void A_label_that_is_not_a_whole_number_is_named(double value)
    {
        var file = NpzWriter.Whole().Without("y").Add("y", NpzWriter.Numbers("<f8", 3, at => at == 1 ? value : 0), "(3,)", "<f8");

        Assert.Contains(FormattableString.Invariant($"the array 'y' has the value {value} for window 1"), Refused(file.Bytes()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_empty_or_no_zip_is_named()
    {
        Assert.StartsWith($"{Path()}: there is no such file", Assert.Throws<InvalidDataSetException>(() => ReadFile()).Message, StringComparison.Ordinal);
        Assert.StartsWith($"{Path()}: this is not a whole .npz (zip) file", Refused([]).Message, StringComparison.Ordinal);
        Assert.StartsWith($"{Path()}: this is not a whole .npz (zip) file", Refused(new byte[5000]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_cannot_ask_for_much_memory()
    {
        // 60 MB of zeros in each of two arrays pack into some 120 KB.
        var zeros = new byte[120_000 * 128 * 4];
        var file = NpzWriter.Whole().Without("body_acc_x").Without("body_acc_y")
            .Add("body_acc_x", zeros, "(120000, 128)", "<f4").Add("body_acc_y", zeros, "(120000, 128)", "<f4");
        var bytes = file.Bytes();
        Assert.InRange(bytes.Length, 0, 300_000);
        File.WriteAllBytes(Path(), bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refused = Assert.Throws<InvalidDataSetException>(() => ReadFile());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Contains("more than 100 times as many", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var bytes = NpzWriter.Whole().Bytes();

        Prop.ForAll(Gen.Choose(0, bytes.Length - 1).ToArbitrary(), length => Refused(bytes[..length]).Path == Path())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void A_file_with_a_few_bits_flipped_is_refused_or_read_as_it_was()
    {
        var bytes = NpzWriter.Whole().Bytes();
        var whole = Read(bytes);
        var directory = bytes.Length - 900; // where the zip's directory is: a third of the flips fall there
        var places = Gen.OneOf(Gen.Choose(0, (bytes.Length * 8) - 1), Gen.Choose(0, 400 * 8), Gen.Choose(directory * 8, (bytes.Length * 8) - 1));

        Prop.ForAll(places.NonEmptyListOf().ToArbitrary(), flips => ReadsTheSameOrIsRefused(bytes, flips, whole))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(4));
    }

    [Fact]
    public void Random_bytes_are_refused() => Prop
        .ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Refused([0x50, 0x4B, 3, 4, .. bytes]).Path == Path())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public async Task A_read_can_be_stopped()
    {
        await File.WriteAllBytesAsync(Path(), NpzWriter.Whole().Bytes(), TestContext.Current.CancellationToken);

        Assert.Throws<OperationCanceledException>(() => HarWindows.ReadNpz(Path(), new CancellationToken(true)));
    }

    [Fact]
    public void The_sample_after_a_window_is_known_where_the_next_row_goes_on_with_the_same_recording()
    {
        float[] recording = [.. Enumerable.Range(0, 256 * 9).Select(at => (float)at)];
        float[] overlapping = [.. recording[..1152], .. recording[576..1728], .. recording[1152..2304]];

        var windows = new InertialWindows(overlapping);
        Assert.Equal(recording[1152..1161], windows.SampleAfter(0).ToArray());
        Assert.True(windows.SampleAfter(1).ToArray() is [1728, ..]);
        Assert.True(windows.SampleAfter(2).IsEmpty);
        Assert.True(new InertialWindows(overlapping, null, [1, 2, 2]).SampleAfter(0).IsEmpty);
        Assert.True(new InertialWindows([.. recording[..1152], .. recording[..1152]]).SampleAfter(0).IsEmpty);
        Assert.Throws<ArgumentException>(() => new InertialWindows(recording[..1151]));
        Assert.Throws<ArgumentException>(() => new InertialWindows(overlapping, [1, 2]));
    }

    private bool ReadsTheSameOrIsRefused(byte[] bytes, IEnumerable<int> flips, InertialWindows whole)
    {
        byte[] damaged = [.. bytes];
        foreach (var bit in flips)
        {
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        try
        {
            var read = Read(damaged);
            return read.Values.SequenceEqual(whole.Values) && read.Labels!.SequenceEqual(whole.Labels!) && read.Subjects!.SequenceEqual(whole.Subjects!);
        }
        catch (InvalidDataSetException refused)
        {
            return refused.Path == Path() && refused.Message.StartsWith(Path(), StringComparison.Ordinal);
        }
    }

    private string Path() => _folder.File("windows.npz");

    private InertialWindows ReadFile() => HarWindows.ReadNpz(Path(), CancellationToken.None);

    private InertialWindows Read(byte[] bytes)
    {
        File.WriteAllBytes(Path(), bytes);
        return ReadFile();
    }

    private InvalidDataSetException Refused(byte[] bytes) => Assert.Throws<InvalidDataSetException>(() => Read(bytes));
}
