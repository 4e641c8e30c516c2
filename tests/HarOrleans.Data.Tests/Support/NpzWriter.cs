using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Tests.Support;

/// <summary>Writes .npz files as NumPy does, and as nobody should.</summary>
internal sealed class NpzWriter
{
    private readonly List<(string Name, byte[] Bytes)> _entries = [];

    /// <summary>Nine channels of a few windows with different values everywhere, and labels and subjects.</summary>
    internal static NpzWriter Whole(int rows = 3, string type = "<f4")
    {
        var file = new NpzWriter();
        for (var channel = 0; channel < 9; channel++)
        {
            file.Add(HarWindows.Channels[channel], Numbers(type, rows * 128, at => Value(channel, at)), $"({rows}, 128)", type);
        }

        return file.Add("y", Numbers("|u1", rows, at => at + 1), $"({rows},)", "|u1").Add("subject", Numbers("<i8", rows, at => 7 - at), $"({rows},)", "<i8");
    }

    /// <summary>Small quarters, which every type of two bytes or more holds once rounded down.</summary>
    internal static double Value(int channel, int at) => ((channel + 1) * 10) + (at % 97 / 4.0);

    internal static byte[] Numbers(string type, int count, Func<int, double> value)
    {
        var size = type[^1] - '0';
        var bytes = new byte[count * size];
        for (var at = 0; at < count; at++)
        {
            var place = bytes.AsSpan(at * size, size);
            switch (type[1], size)
            {
                case ('f', 4): BinaryPrimitives.WriteSingleLittleEndian(place, (float)value(at)); break;
                case ('f', 8): BinaryPrimitives.WriteDoubleLittleEndian(place, value(at)); break;
                case (_, 1): place[0] = (byte)(long)value(at); break;
                case (_, 2): BinaryPrimitives.WriteInt16LittleEndian(place, (short)value(at)); break;
                case (_, 4): BinaryPrimitives.WriteInt32LittleEndian(place, (int)value(at)); break;
                default: BinaryPrimitives.WriteInt64LittleEndian(place, (long)value(at)); break;
            }
        }

        return bytes;
    }

    internal NpzWriter Add(string name, byte[] numbers, string shape, string type, string order = "False", byte version = 1) =>
        AddRaw(name + ".npy", [.. Header($"{{'descr': '{type}', 'fortran_order': {order}, 'shape': {shape}, }}", version), .. numbers]);

    internal NpzWriter AddRaw(string name, byte[] bytes)
    {
        _entries.Add((name, bytes));
        return this;
    }

    /// <summary>Takes an array out, to be put in again in another form.</summary>
    internal NpzWriter Without(string name)
    {
        _entries.RemoveAll(entry => entry.Name == name + ".npy");
        return this;
    }

    internal static byte[] Header(string text, byte version = 1)
    {
        var prefix = version == 1 ? 10 : 12;
        var padded = Encoding.Latin1.GetBytes(text.PadRight((((prefix + text.Length + 64) / 64) * 64) - prefix - 1) + "\n");
        byte[] length = version == 1 ? [(byte)padded.Length, (byte)(padded.Length >> 8)] : [(byte)padded.Length, (byte)(padded.Length >> 8), 0, 0];
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. padded];
    }

    internal byte[] Bytes(CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, true))
        {
            foreach (var (name, bytes) in _entries)
            {
                var entry = zip.CreateEntry(name, level);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return packed.ToArray();
    }
}
