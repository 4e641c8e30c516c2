using System.Globalization;
using HarOrleans.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>Where a training calculates: <c>cpu</c>, <c>cuda</c> (the first GPU) or <c>cuda:1</c>, PyTorch's names.</summary>
internal static class TrainingDevice
{
    /// <summary>The processor.</summary>
    internal const string Cpu = "cpu";

    private const string Cuda = "cuda";

    /// <summary>libtorch's device, once it is certain that it is there.</summary>
    /// <exception cref="HarException">It is none, or not on this machine, or not for this build.</exception>
    internal static Device Require(string name)
    {
        if (name == Cpu)
        {
            return CPU;
        }

        if (Index(name) is not { } index)
        {
            throw new HarException($"Device '{name}' is none. Give cpu, cuda or cuda:N.");
        }

        if (!NativeTorch.IsCudaBuild)
        {
            throw new HarException($"Device '{name}' cannot be used: this program was built with libtorch's CPU libraries. Build it with -p:HarTorch=cuda, or take the device cpu.");
        }

        var found = cuda.is_available() ? cuda.device_count() : 0;
        return index < found
            ? new Device(DeviceType.CUDA, index)
            : throw new HarException(FormattableString.Invariant($"Device '{name}' is not there: libtorch finds {found} GPUs. Look at nvidia-smi, and name another device, or cpu."));
    }

    /// <summary>The number of a GPU, or null where the name is of none.</summary>
    private static int? Index(string name) =>
        name == Cuda ? 0
        : name.StartsWith($"{Cuda}:", StringComparison.Ordinal) && int.TryParse(name.AsSpan(Cuda.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index
        : null;
}
