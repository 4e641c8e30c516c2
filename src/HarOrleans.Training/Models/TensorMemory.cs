using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>The memory of tensors on the CPU, without copying.</summary>
internal static class TensorMemory
{
    /// <summary>The tensor's own memory as floats; valid while the tensor lives. It must be float32 and contiguous.</summary>
    public static Span<float> Floats(Tensor tensor) => tensor.dtype == ScalarType.Float32
        ? MemoryMarshal.Cast<byte, float>(Bytes(tensor))
        : throw new ArgumentException($"The tensor is {tensor.dtype}, not Float32.", nameof(tensor));

    /// <summary>The tensor's own memory as bytes; valid while the tensor lives. It must be contiguous.</summary>
    public static Span<byte> Bytes(Tensor tensor) => tensor.is_contiguous() && tensor.device.type == TorchSharp.DeviceType.CPU
        ? tensor.bytes
        : throw new ArgumentException("The tensor is not contiguous on the CPU.", nameof(tensor));

    /// <summary>A new float32 tensor of the shape with the values, row-major.</summary>
    public static Tensor Of(ReadOnlySpan<float> values, params long[] shape)
    {
        var tensor = empty(shape, ScalarType.Float32);
        values.CopyTo(Floats(tensor));
        return tensor;
    }
}
