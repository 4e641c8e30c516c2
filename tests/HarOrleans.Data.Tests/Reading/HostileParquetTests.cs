using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Data.Parquet;
using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Understanding;
using Parquet;
using Parquet.Schema;

namespace HarOrleans.Data.Tests.Reading;

/// <summary>Parquet files as nobody should make them: each is read, in little time and memory, or refused by name. What the library itself does with them is to take gigabytes or not to come to an end.</summary>
public sealed class HostileParquetTests : IDisposable
{
    private const long MostBytes = 8 << 20;
    private const int LongestRun = 120_000;

    private readonly SmallSet _set = new();

    public void Dispose() => _set.Dispose();

    [Fact(Timeout = LongestRun)]
    public async Task A_file_of_ours_with_any_byte_changed_is_read_as_it_was_or_refused_in_little_memory()
    {
        HarData.WriteParquet(_set.Load(), _set.Folder);
        var (path, whole) = (_set.File("train.parquet"), await File.ReadAllBytesAsync(_set.File("train.parquet"), TestContext.Current.CancellationToken));
        var good = ParquetTable.Read(path, CancellationToken.None).Table;

        await Changed(whole, 1500, 8, (bytes, what) =>
        {
            var read = Tried(path, bytes);
            Assert.True(read is null || (
                read.Features.AsSpan().SequenceEqual(good.Features) && read.Activities.AsSpan().SequenceEqual(good.Activities) && read.Subjects.AsSpan().SequenceEqual(good.Subjects)
                && read.HeaderNames.SequenceEqual(good.HeaderNames) && read.FeatureNames.SequenceEqual(good.FeatureNames)), what);
        });
    }

    [Theory(Timeout = LongestRun)]
    [InlineData(CompressionMethod.None, EncodingHint.Default)]
    [InlineData(CompressionMethod.None, EncodingHint.DeltaBinaryPacked)]
    [InlineData(CompressionMethod.Snappy, EncodingHint.DeltaBinaryPacked)]
    [InlineData(CompressionMethod.Gzip, EncodingHint.DeltaBinaryPacked)]
    [InlineData(CompressionMethod.Zstd, EncodingHint.DeltaBinaryPacked)]
    [InlineData(CompressionMethod.Brotli, EncodingHint.ByteSplitStream)]
    [InlineData(CompressionMethod.Lz4Raw, EncodingHint.ByteSplitStream)]
    public async Task A_file_of_any_codec_and_encoding_is_read_and_with_any_byte_changed_is_read_or_refused_in_little_memory(CompressionMethod codec, EncodingHint encoding)
    {
        var path = _set.File("train.parquet");
        await WriteAsync(path, codec, encoding);
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var good = ParquetTable.Read(path, CancellationToken.None).Table;
        Assert.Equal((40, 39.0, 40), (good.Rows, good.Features[^2], good.Subjects[^1]));
        Assert.Equal("WALKING", good.Activities[39]);

        await Changed(whole, 200, 9, (bytes, what) => Assert.True(Tried(path, bytes) is not { Rows: not 40 }, what));
    }

    [Fact]
    public void A_footer_or_a_page_that_claims_what_cannot_be_is_refused_with_the_byte_and_the_check_says_the_same()
    {
        HarData.WriteParquet(_set.Load(), _set.Folder);
        File.Delete(_set.File("train.csv"));
        var whole = File.ReadAllBytes(_set.File("train.parquet"));

        // The footer is read from the end; the first page's header stands after PAR1: type, size unpacked, size packed.
        Says(bytes => bytes[^5] = 0x7f, "its footer claims ");
        Says(bytes => bytes[7] = 0x15 | 0x80, "at byte ");
        Says(bytes => bytes[^9] = 1, "at byte ");
        Says(bytes => bytes[0] = (byte)'Q', "it does not begin and end with PAR1");

        void Says(Action<byte[]> change, string what)
        {
            byte[] bytes = [.. whole];
            change(bytes);
            File.WriteAllBytes(_set.File("train.parquet"), bytes);
            var refused = _set.Refused();
            Assert.StartsWith(_set.File("train.parquet") + ": the Parquet data is damaged (", refused.Message, StringComparison.Ordinal);
            Assert.Contains(what, refused.Message, StringComparison.Ordinal);
            var found = FileReport.OfFolder(_set.Folder, cancellationToken: TestContext.Current.CancellationToken).Train.Problems;
            Assert.Contains(found, problem => problem.Message.Contains(what, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_small_file_that_claims_very_many_rows_or_a_very_long_text_is_refused()
    {
        var path = _set.File("train.parquet");
        await WriteAsync(path, CompressionMethod.Zstd, EncodingHint.Default, rows: 500_000, text: "x");
        var many = Assert.Throws<InvalidDataSetException>(() => ParquetTable.Read(path, CancellationToken.None));
        Assert.Contains("claims 500000 rows of 4 columns in ", many.Message, StringComparison.Ordinal);

        await RefusesTextAsync(3_000, "column 'Activity': the Parquet data is damaged (a text has 3000 characters, and at most 1024 are read)");
        await RefusesTextAsync(20_000, " bytes, and 500 values of 'Activity' take 0 to ");

        async Task RefusesTextAsync(int length, string what)
        {
            await WriteAsync(path, CompressionMethod.Snappy, EncodingHint.Default, rows: 500, text: new string('x', length));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Contains(what, Assert.Throws<InvalidDataSetException>(() => ParquetTable.Read(path, CancellationToken.None)).Message, StringComparison.Ordinal);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }
    }

    /// <summary>Changes one byte, cuts the file, or swaps two bytes, on a thread that a test may leave behind where it never ends.</summary>
    private static Task Changed(byte[] whole, int times, int kinds, Action<byte[], string> holds) => Task.Run(
        () => Prop.ForAll(
            (from place in Gen.Choose(0, whole.Length - 1) from other in Gen.Choose(0, whole.Length - 1) from value in Gen.Choose(1, 255) from kind in Gen.Choose(0, kinds) select (place, other, value, kind)).ToArbitrary(),
            drawn =>
            {
                byte[] bytes = [.. whole];
                bytes[drawn.place] ^= (byte)(drawn.kind is 0 or 9 ? 0 : drawn.value);
                bytes = drawn.kind == 0 ? bytes[..drawn.place] : bytes;
                if (drawn.kind == 9)
                {
                    (bytes[drawn.place], bytes[drawn.other]) = (bytes[drawn.other], bytes[drawn.place]);
                }

                holds(bytes, string.Create(CultureInfo.InvariantCulture, $"{drawn} of {whole.Length} bytes"));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(times)),
        TestContext.Current.CancellationToken);

    private static HarTable? Tried(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        HarTable? table = null;
        try
        {
            table = ParquetTable.Read(path, CancellationToken.None).Table;
        }
        catch (InvalidDataSetException refused)
        {
            Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        return table;
    }

    private static async Task WriteAsync(string path, CompressionMethod codec, EncodingHint encoding, int rows = 40, string? text = null)
    {
        DataField[] fields = [new DataField<double?>("a"), new DataField<long>("b"), new DataField<int>("subject"), new DataField<string>("Activity")];
        var options = new ParquetOptions { CompressionMethod = codec };
        options.ColumnEncodingHints["b"] = encoding;
        options.ColumnEncodingHints["subject"] = encoding;
        await using var file = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, options);
        using var group = writer.CreateRowGroup();
        int[] numbers = [.. Enumerable.Range(0, rows)];
        await group.WriteAsync<double>(fields[0], Array.ConvertAll(numbers, x => text is null ? x : (double?)0.5));
        await group.WriteAsync<long>(fields[1], Array.ConvertAll(numbers, x => text is null ? (long)x * x : 1));
        await group.WriteAsync<int>(fields[2], Array.ConvertAll(numbers, x => text is null ? x + 1 : 1));
        await group.WriteAsync(fields[3], Array.ConvertAll(numbers, x => text ?? (x < 20 ? "SITTING" : "WALKING")));
    }
}
