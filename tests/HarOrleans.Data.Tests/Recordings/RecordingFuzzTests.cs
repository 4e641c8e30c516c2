using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Data.Recordings;
using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Tests.Recordings;

/// <summary>Files as no phone writes them: whatever stands in them, they are read or refused with a message, in little memory.</summary>
public sealed class RecordingFuzzTests : IDisposable
{
    private static readonly string[] Pieces =
    [
        "acc_x", "acc_y", "acc_z", "gyro_x", "gyro_y", "gyro_z", "time", "subject", "activity", ",", ",", ",", ",", "\n", "\n", "\r\n", "\"", "\"\"", "0", "1", "-1", "0.02", "1e400", "-1e-400",
        "NaN", "Infinity", "1e5", "100001", "WALKING", "", " ", "\t", "\0", "\uFEFF", "ü", "99999999999999999999", ";", "#", "=1+1", "acc_x,acc_y,acc_z,gyro_x,gyro_y,gyro_z\n", "1,2,3,4,5,6\n",
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_sequence_of_pieces_is_read_or_refused() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(),
        text => ReadsOrRefuses(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_whole_file_cut_anywhere_with_a_byte_changed_anywhere_is_read_or_refused()
    {
        RecordingFile.Write([HarData.SimulateSensors(1, 126, 54).Test.Recordings[0]], _folder.File("whole.csv"));
        var whole = File.ReadAllBytes(_folder.File("whole.csv"))[..20_000];
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(
            (from length in Gen.Choose(0, whole.Length) from place in Gen.Choose(0, whole.Length - 1) from value in Gen.Choose(0, 255) select (length, place, value)).ToArbitrary(),
            drawn =>
            {
                byte[] changed = [.. whole];
                changed[drawn.place] = (byte)drawn.value;
                return ReadsOrRefuses(changed[..drawn.length]);
            }));
    }

    [Theory]
    [InlineData(',')]
    [InlineData('"')]
    [InlineData('7')]
    [InlineData('\n')]
    public void A_file_of_64_MB_of_one_letter_is_refused_in_little_memory(char letter)
    {
        using (var packed = new GZipStream(File.Create(_folder.File("huge.csv.gz")), CompressionLevel.Fastest))
        {
            packed.Write("acc_x,acc_y,acc_z,gyro_x,gyro_y,gyro_z\n"u8);
            var part = new byte[1 << 20];
            part.AsSpan().Fill((byte)letter);
            for (var times = 0; times < 64; times++)
            {
                packed.Write(part);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataSetException>(() => RecordingFile.Read(_folder.File("huge.csv.gz"), CancellationToken.None));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100L << 20);
    }

    [Fact]
    public void A_written_npz_file_cut_anywhere_with_a_byte_changed_anywhere_is_read_as_it_was_or_refused()
    {
        var windows = HarData.SimulateSensors(1, 126, 54).Test.Windows;
        HarWindows.WriteNpz(new InertialWindows([.. windows.Window(0), .. windows.Window(1)], [1, 2], [3, 3]), _folder.File("whole.npz"));
        var whole = File.ReadAllBytes(_folder.File("whole.npz"));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(
            (from length in Gen.Choose(whole.Length / 2, whole.Length * 3 / 2) from place in Gen.Choose(0, whole.Length - 1) from value in Gen.Choose(0, 255) select (length, place, value)).ToArbitrary(),
            drawn =>
            {
                byte[] changed = [.. whole];
                changed[drawn.place] = (byte)drawn.value;
                File.WriteAllBytes(_folder.File("changed.npz"), changed[..Math.Min(drawn.length, changed.Length)]);
                try
                {
                    return HarWindows.ReadNpz(_folder.File("changed.npz"), CancellationToken.None).Rows == 2;
                }
                catch (InvalidDataSetException e)
                {
                    return e.Message.Contains("changed.npz", StringComparison.Ordinal);
                }
            }));
    }

    private bool ReadsOrRefuses(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File("drawn.csv"), bytes);
        try
        {
            var recordings = RecordingFile.Read(_folder.File("drawn.csv"), CancellationToken.None);
            return recordings.Count > 0 && recordings.All(recording => recording.Samples > 0) && WindowCutter.Cut(recordings, CancellationToken.None).Rows >= 0;
        }
        catch (InvalidDataSetException e)
        {
            return e.Message.StartsWith(_folder.File("drawn.csv"), StringComparison.Ordinal) && e.Message.Length < 1000;
        }
    }
}
