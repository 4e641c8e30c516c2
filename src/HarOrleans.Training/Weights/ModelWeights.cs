using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>
/// Files of float32 weights, read and written without PyTorch and libtorch. A file is not believed: no code of it runs, what it claims is compared with what is there before memory
/// is taken, and reading takes at most a few times the file's size of it.
/// </summary>
public static class ModelWeights
{
    /// <summary>The largest file that is read: 2 GiB, which is far above any model here.</summary>
    public const long MostBytes = int.MaxValue;

    /// <summary>Reads a file of either form; its first bytes tell which.</summary>
    /// <param name="source">The file; must be seekable, and begins where the stream stands at 0.</param>
    /// <exception cref="HarException">It is neither, is damaged, or holds something other than float32 tensors; the message says what.</exception>
    public static IReadOnlyList<WeightTensor> Read(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Length > MostBytes)
        {
            throw new HarException($"The weights file has {source.Length} bytes; at most {MostBytes} are read.");
        }

        if (source.Length == 0)
        {
            throw new HarException("The weights file is empty.");
        }

        Span<byte> head = stackalloc byte[4];
        var there = source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        source.Position = 0;
        return there == head.Length && head.SequenceEqual("PK\u0003\u0004"u8) ? PyTorchStateDict.Read(source) : Safetensors.Read(source);
    }

    /// <summary>Writes a file. The same tensors give the same bytes.</summary>
    /// <param name="target">Takes the file; stays open.</param>
    /// <param name="tensors">What is written, in this order.</param>
    /// <param name="format">Its form.</param>
    public static void Write(Stream target, IReadOnlyList<WeightTensor> tensors, WeightFormat format)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(tensors);
        if (format == WeightFormat.PyTorch)
        {
            PyTorchStateDict.Write(target, tensors);
        }
        else
        {
            Safetensors.Write(target, tensors);
        }
    }
}
