using System.IO.Compression;
using System.Text;
using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

public sealed class PyTorchStateDictTests
{
    private static readonly WeightTensor[] Weights =
    [
        new("lstm.weight_ih_l0", [2, 3], [1, 2, 3, 4.5f, -5, float.NaN]),
        new("fc.bias", [2], [float.MinValue, float.Epsilon]),
        new("scalar", [], [7]),
    ];

    [Fact]
    public void What_was_written_is_read_back()
    {
        var read = PyTorchStateDict.Read(new MemoryStream(Write(Weights)));

        Assert.Equal(Weights.Select(each => each.Name), read.Select(each => each.Name));
        Assert.Equal(Weights.Select(each => each.Shape), read.Select(each => each.Shape));
        Assert.Equal(Weights.Select(each => each.Values), read.Select(each => each.Values));
    }

    [Fact]
    public void The_same_weights_give_the_same_bytes_and_entries_are_stored_uncompressed()
    {
        var file = Write(Weights);

        Assert.Equal(file, Write(Weights));
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.Equal(
            ["archive/data.pkl", "archive/byteorder", "archive/data/0", "archive/data/1", "archive/data/2", "archive/version"],
            zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
    }

    [Theory]
    [InlineData("cos\nsystem\n(X\u0002\u0000\u0000\u0000lstR.", "names os.system")]
    [InlineData("cbuiltins\neval\n.", "names builtins.eval")]
    [InlineData("i", "opcode 0x69")]
    [InlineData("K", "ends too early")]
    [InlineData("h\u0005.", "refers to nothing")]
    [InlineData("u.", "takes more than there is")]
    [InlineData("K\u0001.", "where a Map belongs")]
    [InlineData("X\u00ff\u00ff\u00ff\u007f", "ends too early")]
    public void A_description_that_is_more_than_a_state_dict_is_refused(string pickle, string reason)
    {
        var file = Zip(("x/data.pkl", Encoding.Latin1.GetBytes(pickle)));
        Assert.Contains(reason, Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_that_points_outside_of_its_storage_is_refused()
    {
        var file = Write([new("a", [4], [1, 2, 3, 4])]);
        using var source = new ZipArchive(new MemoryStream(file));
        using var description = new MemoryStream();
        source.GetEntry("archive/data.pkl")!.Open().CopyTo(description);

        var cut = Zip(("archive/data.pkl", description.ToArray()), ("archive/data/0", new byte[12]));
        var missing = Zip(("archive/data.pkl", description.ToArray()));

        Assert.Contains("outside of its storage", Refused(cut), StringComparison.Ordinal);
        Assert.Contains("no storage 0", Refused(missing), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_such_file_is_refused()
    {
        Refused([]);
        Refused(Encoding.ASCII.GetBytes("not a zip archive at all, but long enough to be looked at"));
        Assert.Contains("no data.pkl", Refused(Zip(("x/version", "3\n"u8.ToArray()))), StringComparison.Ordinal);
        var sound = Write(Weights);
        Refused(sound[..(sound.Length / 2)]);
    }

    [Theory]
    [InlineData("327", 2)]
    [InlineData("334", 1)]
    public void Files_that_PyTorch_wrote_are_read(string trial, int layers)
    {
        using var file = File.OpenRead(RealData.Require("seed-project", $"model_state_dict_trial_{trial}.pth"));

        var weights = PyTorchStateDict.Read(file);

        Assert.Equal((layers * 4) + 2, weights.Count);
        Assert.Equal("lstm.weight_ih_l0", weights[0].Name);
        Assert.Equal([512L, 562], weights[0].Shape);
        Assert.All(weights, each => Assert.All(each.Values, value => Assert.True(float.IsFinite(value))));
    }

    private static string Refused(byte[] file) => Assert.Throws<HarException>(() => PyTorchStateDict.Read(new MemoryStream(file))).Message;

    private static byte[] Write(IReadOnlyList<WeightTensor> weights)
    {
        using var stream = new MemoryStream();
        PyTorchStateDict.Write(stream, weights);
        return stream.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
