using System.Runtime.Versioning;
using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

[SupportedOSPlatform("linux")]
public sealed class PatchedCopyTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("har-native-").FullName;

    public PatchedCopyTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The patch is for Linux.");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_copy_holds_the_patched_bytes_in_a_folder_of_mode_0700_and_nothing_else_is_left()
    {
        var folder = Path.Combine(_root, "fresh");

        var copy = PatchedCopy.Prepare(NativeTorch.StockLibrary(), folder);

        Assert.Equal(LibTorchSharpPatch.Apply(File.ReadAllBytes(NativeTorch.StockLibrary())), File.ReadAllBytes(copy));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal([copy], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_sound_copy_is_left_as_it_is()
    {
        var copy = PatchedCopy.Prepare(NativeTorch.StockLibrary(), _root);
        var before = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(copy, before);

        Assert.Equal(copy, PatchedCopy.Prepare(NativeTorch.StockLibrary(), _root));
        Assert.Equal(before, File.GetLastWriteTimeUtc(copy));
    }

    [Fact]
    public void A_copy_that_was_tampered_with_is_replaced()
    {
        var copy = PatchedCopy.Prepare(NativeTorch.StockLibrary(), _root);
        var good = File.ReadAllBytes(copy);
        var bad = good.ToArray();
        bad[bad.Length / 2] ^= 1;
        File.WriteAllBytes(copy, bad);

        PatchedCopy.Prepare(NativeTorch.StockLibrary(), _root);

        Assert.Equal(good, File.ReadAllBytes(copy));
    }

    [Fact]
    public void A_copy_that_was_half_written_is_replaced()
    {
        var copy = PatchedCopy.Prepare(NativeTorch.StockLibrary(), _root);
        var good = File.ReadAllBytes(copy);
        File.WriteAllBytes(copy, good[..1000]);

        PatchedCopy.Prepare(NativeTorch.StockLibrary(), _root);

        Assert.Equal(good, File.ReadAllBytes(copy));
    }

    [Fact]
    public void A_folder_that_others_may_write_to_is_refused()
    {
        File.SetUnixFileMode(_root, (UnixFileMode)0b111_111_111);

        var error = Assert.Throws<HarException>(() => PatchedCopy.Prepare(NativeTorch.StockLibrary(), _root));

        Assert.Contains("others may write", error.Message, StringComparison.Ordinal);
        Assert.Contains("XDG_CACHE_HOME", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_root));
    }

    [Fact]
    public void A_link_to_a_folder_is_refused()
    {
        var real = Directory.CreateDirectory(Path.Combine(_root, "real")).FullName;
        var link = Path.Combine(_root, "link");
        Directory.CreateSymbolicLink(link, real);

        Assert.Throws<HarException>(() => PatchedCopy.Prepare(NativeTorch.StockLibrary(), link));
    }

    [Fact]
    public void A_folder_of_another_user_is_refused() => Assert.Equal(UnixOwner.CurrentUser == 0, UnixOwner.IsOwnFolder("/usr"));

    [Fact]
    public void A_wrong_library_is_refused_and_the_message_says_what_to_do()
    {
        var wrong = Path.Combine(_root, "libWrong.so");
        File.WriteAllText(wrong, "no library");

        var error = Assert.Throws<HarException>(() => PatchedCopy.Prepare(wrong, Path.Combine(_root, "copies")));

        Assert.Contains("not a 64-bit", error.Message, StringComparison.Ordinal);
        Assert.Contains("libstdc++ 13", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Eight_at_once_leave_one_sound_copy()
    {
        var copies = new string[8];
        Parallel.For(0, copies.Length, i => copies[i] = PatchedCopy.Prepare(NativeTorch.StockLibrary(), _root));

        Assert.Equal([copies[0]], Directory.GetFiles(_root));
        Assert.All(copies, copy => Assert.Equal(copies[0], copy));
        Assert.Equal(LibTorchSharpPatch.Apply(File.ReadAllBytes(NativeTorch.StockLibrary())), File.ReadAllBytes(copies[0]));
    }
}
