using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

/// <summary>Files that somebody made to do harm, or that a disk has damaged: they are refused with a reason, and cost no more memory than their size says.</summary>
public sealed class HostileWeightsTests
{
    private const long Allowance = 16 << 20;

    [Fact]
    public void A_compressed_entry_is_no_bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a/data.pkl", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 512; i++)
            {
                entry.Write(zeros);
            }
        }

        var file = stream.ToArray();
        Assert.True(file.Length < 1 << 20);
        Assert.Contains("compressed, which PyTorch never does", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_claims_two_gigabytes_is_refused_before_memory_is_taken()
    {
        var file = Sound();
        var directory = file.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(directory + 20), 0x7fffffff); // both sizes of the first entry
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(directory + 24), 0x7fffffff);

        Assert.Contains("claim more bytes than the file has", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_storage_that_many_tensors_claim_is_not_copied_for_each()
    {
        // One storage of 64 KiB, and 2000 tensors that are all of it: 128 MiB from a small file.
        var weights = Enumerable.Range(0, 2000).Select(each => new WeightTensor($"t{each}", [16384], each == 0 ? new float[16384] : [])).ToArray();
        var pickle = Encoding.Latin1.GetString(StateDictPickle.Write([.. weights.Select(each => each with { Values = new float[16384] })]));
        for (var each = 1; each < weights.Length; each++)
        {
            var key = $"X{(char)each.ToString().Length}\0\0\0{each}X\u0003\0\0\0cpu";
            pickle = pickle.Replace(key, "X\u0001\0\0\00X\u0003\0\0\0cpu", StringComparison.Ordinal);
        }

        var file = Zip(("a/data.pkl", Encoding.Latin1.GetBytes(pickle)), ("a/data/0", new byte[65536]));
        Assert.Contains("many times more numbers than the file has", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_number_is_noticed()
    {
        var file = Sound();
        file[file.AsSpan().IndexOf((byte[])[0, 0, 0x90, 0x40])] ^= 1; // 4.5f among the weights

        Assert.Contains("does not have the checksum", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_two_descriptions_is_refused()
    {
        var pickle = StateDictPickle.Write([]);
        Assert.Contains("more than one data.pkl", Refused(Zip(("a/data.pkl", pickle), ("b/data.pkl", pickle))), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_bytes_change_the_file_is_read_or_refused_with_a_reason_within_bounded_memory()
    {
        byte[][] sound = [Sound(), Sound(WeightFormat.Safetensors)];
        var change = from file in Gen.Elements(sound)
                     from places in Gen.Choose(0, file.Length - 1).ListOf()
                     from values in Gen.Choose(0, 255).ListOf(Math.Max(1, places.Count))
                     from end in Gen.OneOf(Gen.Constant(file.Length), Gen.Choose(0, file.Length))
                     select Changed(file, [.. places], [.. values], end);
        Prop.ForAll(change.ToArbitrary(), IsHandled).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Whatever_a_description_says_it_is_read_or_refused_with_a_reason()
    {
        byte[] codes = [.. "cqrhj(}){NXKMJtQRsub."u8, 0x80, 0x88, 0x89, 0x8a, 0x85, 0x86, 0x87];
        byte[][] parts = [.. codes.Select(code => (byte[])[code]), [0], [1], [5], "X\u0001\0\0\0a"u8.ToArray(), "ccollections\nOrderedDict\n"u8.ToArray(), "ctorch._utils\n_rebuild_tensor_v2\n"u8.ToArray(), "ctorch\nFloatStorage\n"u8.ToArray(), [0xff, 0xff, 0xff, 0x7f]];
        var pickle = Gen.Elements(parts).ListOf().Select(some => Zip(("a/data.pkl", [.. some.SelectMany(part => part), (byte)'.']), ("a/data/a", new byte[8])));
        Prop.ForAll(pickle.ToArbitrary(), IsHandled).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static bool IsHandled(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            ModelWeights.Read(new MemoryStream(file));
        }
        catch (HarException refused)
        {
            Assert.NotEmpty(refused.Message);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before < Allowance;
    }

    private static byte[] Changed(byte[] sound, int[] places, int[] values, int end)
    {
        var file = (byte[])sound.Clone();
        foreach (var (place, value) in places.Zip(values))
        {
            file[place] = (byte)value;
        }

        return file[..end];
    }

    private static byte[] Sound(WeightFormat format = WeightFormat.PyTorch)
    {
        using var stream = new MemoryStream();
        ModelWeights.Write(stream, [new("lstm.weight_ih_l0", [2, 3], [1, 2, 3, 4.5f, -5, 6]), new("fc.bias", [2], [1, 2])], format);
        return stream.ToArray();
    }

    private static string Refused(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = Assert.Throws<HarException>(() => ModelWeights.Read(new MemoryStream(file))).Message;
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Allowance);
        return message;
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
