namespace HarOrleans.SystemMetrics;

/// <summary>A GPU of this machine, in the order of CUDA's numbers as <c>nvidia-smi</c> has them.</summary>
/// <param name="Name">Its name, e.g. <c>NVIDIA A100-SXM4-80GB</c>.</param>
/// <param name="MemoryGib">Its memory in GiB.</param>
public sealed record Gpu(string Name, double MemoryGib)
{
    /// <summary>The GPUs that <c>nvidia-smi</c> lists; none where it does not answer within 2 s.</summary>
    public static IReadOnlyList<Gpu> Find() => new NvidiaSmi("nvidia-smi").List();
}
