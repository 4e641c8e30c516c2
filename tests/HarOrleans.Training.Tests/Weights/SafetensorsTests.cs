using System.Buffers.Binary;
using System.Text;
using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

public sealed class SafetensorsTests
{
    private static readonly WeightTensor[] Weights =
    [
        new("lstm.weight_ih_l0", [2, 3], [1, 2, 3, 4.5f, -5, float.NaN]),
        new("fc.\"bias\"", [2], [float.MinValue, float.Epsilon]),
        new("scalar", [], [7]),
        new("nothing", [0, 4], []),
    ];

    [Fact]
    public void What_was_written_is_read_back_and_equal_weights_give_equal_bytes()
    {
        var file = Write(Weights);

        var read = Read(file);

        Assert.Equal(Weights.Select(each => each.Name), read.Select(each => each.Name));
        Assert.Equal(Weights.Select(each => each.Shape), read.Select(each => each.Shape));
        Assert.Equal(Weights.Select(each => each.Values), read.Select(each => each.Values));
        Assert.Equal(file, Write(Weights));
        Assert.Equal(0ul, BinaryPrimitives.ReadUInt64LittleEndian(file) % 8);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}""", "of type F16")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,4]}}""", "'a' has no dtype")]
    [InlineData("""{"a":[]}""", "'a' has no dtype")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", "'a' has no shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "'a' has no data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "'a' has no place")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "shape with -1")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "shape with 1.5")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "takes 8 bytes, but is given 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}""", "overflow")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "may not overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "leave gaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "take 8 bytes, but 4 are there")]
    [InlineData("""{}""", "take 0 bytes, but 4 are there")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "'a' is there twice")]
    [InlineData("""[1]""", "no JSON object")]
    [InlineData("""{"a":""", "neither")]
    public void A_header_that_lies_is_refused(string header, string reason) => Assert.Contains(reason, Refused(File(header, 4)), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Metadata_is_allowed_and_has_no_meaning() =>
        Assert.Equal("a", Assert.Single(Read(File("""{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4))).Name);

    [Fact]
    public void A_length_that_is_not_there_takes_no_memory()
    {
        byte[] lie = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, (byte)'{'];
        Assert.Contains("header claims", Refused(lie), StringComparison.Ordinal);
        Refused([]);
        Refused([1, 2, 3]);
        Refused(Write(Weights)[..40]);
    }

    private static byte[] File(string header, int bytes)
    {
        var text = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[bytes]];
    }

    private static string Refused(byte[] file) => Assert.Throws<HarException>(() => Read(file)).Message;

    private static IReadOnlyList<WeightTensor> Read(byte[] file) => ModelWeights.Read(new MemoryStream(file));

    private static byte[] Write(IReadOnlyList<WeightTensor> weights)
    {
        using var stream = new MemoryStream();
        ModelWeights.Write(stream, weights, WeightFormat.Safetensors);
        return stream.ToArray();
    }
}
