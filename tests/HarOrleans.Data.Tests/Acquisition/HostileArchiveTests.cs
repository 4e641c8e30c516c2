using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Data.Acquisition;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests.Acquisition;

/// <summary>The inner archive behind its digest: whatever stands in it, it is read or refused with the file's name, in little memory.</summary>
public sealed class HostileArchiveTests
{
    private const long MostBytes = 8 << 20;

    private static readonly string[] Pieces = ["1", "2", "3", " ", "  ", "\n", "\r\n", "\t", "-1", "0", "1e999", "NaN", "99999999999", "WALKING", "a-mean()-X", "1 a\n", "1 WALKING\n", "1 2 3\n", "\0", "é", "\uFEFF", "\""];
    private static readonly HarArchive Expected = new SmallArchive().Build(new Uri("http://127.0.0.1/")).Archive;

    [Fact]
    public void An_archive_with_any_byte_changed_or_cut_anywhere_is_read_as_it_was_or_refused()
    {
        var whole = new SmallArchive().BuildInner();
        var good = Read(whole)!;
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).Zip(Gen.Choose(1, 255)).Zip(Gen.Choose(0, 4)).ToArbitrary(), change =>
        {
            var ((at, flip), kind) = change;
            var bytes = kind == 0 ? whole[..at] : whole.ToArray();
            if (kind > 0)
            {
                bytes[at] ^= (byte)flip;
            }

            var read = Read(bytes);
            Assert.True(read is null || (read.Train.Features.AsSpan().SequenceEqual(good.Train.Features) && read.Test.Activities.AsSpan().SequenceEqual(good.Test.Activities)), $"{change}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void An_archive_with_any_text_in_a_file_is_read_or_refused_with_that_files_name() => Prop.ForAll(
        Gen.Choose(0, 7).Zip(Gen.Elements(Pieces).ListOf().Select(string.Concat)).ToArbitrary(),
        change =>
        {
            var archive = new SmallArchive();
            archive.Entries[change.Item1] = (archive.Entries[change.Item1].Name, change.Item2);
            Read(archive.BuildInner(), "inner.zip!UCI HAR Dataset/");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static HarDataset? Read(byte[] bytes, string place = "inner.zip")
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return UciArchive.ReadInner(new MemoryStream(bytes), "inner.zip", Expected, CancellationToken.None);
        }
        catch (InvalidDataSetException refused)
        {
            Assert.StartsWith(place, refused.Message, StringComparison.Ordinal);
            return null;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }
    }
}
