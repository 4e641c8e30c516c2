using System.Text;

namespace HarOrleans.Training.Tests;

public sealed class LibTorchSharpPatchTests
{
    private readonly byte[] _stock = ReadStock();

    private static byte[] ReadStock()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The patch is for Linux.");
        return File.ReadAllBytes(NativeTorch.StockLibrary());
    }

    [Fact]
    public void Patching_gives_the_same_bytes_each_time_and_leaves_the_input_alone()
    {
        var before = _stock.ToArray();

        var first = LibTorchSharpPatch.Apply(_stock);
        var second = LibTorchSharpPatch.Apply(_stock);

        Assert.Equal(first, second);
        Assert.Equal(before, _stock);
        Assert.Equal(_stock.Length, first.Length);
        Assert.InRange(first.Zip(_stock).Count(pair => pair.First != pair.Second), 20, 60);
    }

    [Fact]
    public void The_patched_file_asks_for_nothing_that_an_older_runtime_lacks()
    {
        var before = new ElfImage(_stock);
        var after = new ElfImage(LibTorchSharpPatch.Apply(_stock));

        Assert.Contains(before.NeededVersions(), version => version.Name == LibTorchSharpPatch.MissingVersion);
        Assert.DoesNotContain(after.NeededVersions(), version => version.Name == LibTorchSharpPatch.MissingVersion);
        var symbols = Enumerable.Range(0, after.SymbolCount).Select(after.SymbolName).ToList();
        Assert.DoesNotContain("_ZSt21ios_base_library_initv", symbols);
        Assert.Contains("_ZNSt8ios_base4InitC1Ev", symbols);
    }

    [Fact]
    public void A_file_that_is_patched_already_is_refused()
    {
        var error = Assert.Throws<InvalidDataException>(() => LibTorchSharpPatch.Apply(LibTorchSharpPatch.Apply(_stock)));
        Assert.Contains("does not import", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_library_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => LibTorchSharpPatch.Apply([]));
        Assert.Throws<InvalidDataException>(() => LibTorchSharpPatch.Apply(Encoding.ASCII.GetBytes(new string('x', 4096))));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void A_file_that_was_cut_off_is_refused(double part) =>
        Assert.Throws<InvalidDataException>(() => LibTorchSharpPatch.Apply(_stock.AsSpan(0, (int)(_stock.Length * part))));

    [Fact]
    public void A_library_with_another_layout_is_refused()
    {
        var another = Path.Combine(Path.GetDirectoryName(NativeTorch.StockLibrary())!, "libtorch.so");
        Assert.SkipUnless(File.Exists(another), "libtorch.so is not there.");
        Assert.Throws<InvalidDataException>(() => LibTorchSharpPatch.Apply(File.ReadAllBytes(another)));
    }
}
