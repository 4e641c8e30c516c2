using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace HarOrleans.Data.Windows;

/// <summary>Writes arrays as NumPy's <c>savez_compressed</c> does. The same arrays give the same bytes.</summary>
internal sealed class NpzOutput(Stream stream) : IDisposable
{
    private const int Alignment = 64;
    private const int Prefix = 10;
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive _zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Adds an array of float32.</summary>
    internal void Add(string name, ReadOnlySpan<float> values, params IReadOnlyList<int> shape)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var at = 0; at < values.Length; at++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at * sizeof(float)), values[at]);
        }

        Add(name, "<f4", shape, bytes);
    }

    /// <summary>Adds an array of int32.</summary>
    internal void Add(string name, ReadOnlySpan<int> values, params IReadOnlyList<int> shape)
    {
        var bytes = new byte[values.Length * sizeof(int)];
        for (var at = 0; at < values.Length; at++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at * sizeof(int)), values[at]);
        }

        Add(name, "<i4", shape, bytes);
    }

    public void Dispose() => _zip.Dispose();

    private void Add(string name, string type, IReadOnlyList<int> shape, byte[] bytes)
    {
        var entry = _zip.CreateEntry(name + ".npy", CompressionLevel.Optimal);
        entry.LastWriteTime = Undated;
        var lengths = string.Join(", ", shape) + (shape.Count == 1 ? "," : string.Empty);
        var text = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({lengths}), }}";
        var padded = text.PadRight(((((Prefix + text.Length) / Alignment) + 1) * Alignment) - Prefix - 1) + "\n";
        using var target = entry.Open();
        target.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)padded.Length, (byte)(padded.Length >> 8)]);
        target.Write(Encoding.Latin1.GetBytes(padded));
        target.Write(bytes);
    }
}
