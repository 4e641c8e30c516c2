using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Data.Parquet;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests.Reading;

/// <summary>Files that Apache Arrow's writer made, as pandas has them written; Samples/README.md says how.</summary>
public sealed class ForeignParquetTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "arrow-*.parquet").Select(path => Path.GetFileName(path)!)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_Arrows_is_read_and_with_any_byte_changed_is_read_or_refused(string name)
    {
        var whole = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Samples", name));
        var good = Read(whole);
        Assert.Equal(["a", "b"], good.FeatureNames);
        Assert.Equal((0, 0.5, 0), (good.Features[0], good.Features[2], good.Features[1]));
        Assert.Equal((-39, 1, 2), (good.Features[79], good.Subjects[0], good.Subjects[1]));
        Assert.Equal(0, good.Rows % 40);
        Assert.Equal(["SITTING", "WALKING"], [good.Activities[0], good.Activities[^1]]);

        // These note a checksum of each page, so that a change is found, or is in what is not read: the footer's statistics.
        var noted = name.Contains("checksum", StringComparison.Ordinal);
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).Zip(Gen.Choose(1, 255)).ToArbitrary(), changed =>
        {
            byte[] bytes = [.. whole];
            bytes[changed.Item1] ^= (byte)changed.Item2;
            try
            {
                var read = Read(bytes);
                Assert.True(!noted || changed.Item1 > PagesEnd(whole) || read.Features.AsSpan().SequenceEqual(good.Features), $"{changed}");
            }
            catch (InvalidDataSetException refused)
            {
                Assert.StartsWith(_folder.File("x.parquet"), refused.Message, StringComparison.Ordinal);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Theory]
    [InlineData("delta-texts.parquet", "column 'Activity': the Parquet file has texts encoded as DELTA_BYTE_ARRAY")]
    [InlineData("lz4-frames.parquet", "it is packed by LZ4, which is not read here, in the page whose header is at byte 4 of the file")]
    public void What_cannot_be_read_within_bounds_is_refused_by_its_name(string name, string what) => Assert.Contains(
        what, Assert.Throws<InvalidDataSetException>(() => Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Samples", name)))).Message, StringComparison.Ordinal);

    private static int PagesEnd(byte[] whole) => whole.Length - 8 - BitConverter.ToInt32(whole, whole.Length - 8);

    private HarTable Read(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File("x.parquet"), bytes);
        return ParquetTable.Read(_folder.File("x.parquet"), CancellationToken.None).Table;
    }
}
