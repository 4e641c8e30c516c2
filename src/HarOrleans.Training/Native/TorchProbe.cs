using HarOrleans.Contracts;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>Whether libtorch works on this machine. What does not fit a machine may kill the process that loads it, so it is asked in a process of its own.</summary>
public static class TorchProbe
{
    private static readonly float[] Product = [5, 14, 14, 50];

    /// <summary>Loads libtorch and multiplies a matrix with itself; where the native half came from.</summary>
    /// <exception cref="HarException">It does not load, or it cannot multiply.</exception>
    public static string Run()
    {
        NativeTorch.EnsureLoaded();
        using var tensors = NewDisposeScope();
        var matrix = tensor(new float[] { 0, 1, 2, 3, 4, 5 }).reshape(2, 3);
        var product = matrix.matmul(matrix.t()).data<float>().ToArray();
        return product.SequenceEqual(Product)
            ? NativeTorch.Source!
            : throw new HarException($"libtorch loads, but multiplies wrongly: {string.Join(' ', product)} instead of {string.Join(' ', Product)}.");
    }
}
