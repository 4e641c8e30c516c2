using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>Looks at all gradients of a batch, and makes them smaller where they are too large.</summary>
internal static class Gradients
{
    private const int Block = 4096;

    /// <summary>The Euclidean norm of all gradients together; not finite where one of them is not.</summary>
    public static double Norm(IReadOnlyList<(string Name, Parameter Tensor)> parameters)
    {
        var sum = 0.0;
        foreach (var gradient in Of(parameters))
        {
            var values = TensorMemory.Floats(gradient);
            for (var start = 0; start < values.Length; start += Block)
            {
                sum += SquareSum(values[start..Math.Min(start + Block, values.Length)]);
            }

            gradient.Dispose();
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Scales all gradients so that their norm is at most the given one, as <c>torch.nn.utils.clip_grad_norm_</c> does.</summary>
    /// <param name="parameters">Whose gradients.</param>
    /// <param name="norm">Their norm.</param>
    /// <param name="most">The largest norm.</param>
    public static void ClipNorm(IReadOnlyList<(string Name, Parameter Tensor)> parameters, double norm, double most)
    {
        var factor = (float)(most / (norm + 1e-6));
        if (factor >= 1)
        {
            return;
        }

        foreach (var gradient in Of(parameters))
        {
            gradient.mul_(factor);
            gradient.Dispose();
        }
    }

    /// <summary>Limits each value of the gradients, as <c>torch.nn.utils.clip_grad_value_</c> does.</summary>
    /// <param name="parameters">Whose gradients.</param>
    /// <param name="most">The largest value; its negative is the smallest.</param>
    public static void ClipValue(IReadOnlyList<(string Name, Parameter Tensor)> parameters, double most)
    {
        // Held until the last call is over; see Scoring.Note.
        using var low = (-most).ToScalar();
        using var high = most.ToScalar();
        foreach (var gradient in Of(parameters))
        {
            gradient.clamp_(low, high);
            gradient.Dispose();
        }
    }

    private static IEnumerable<Tensor> Of(IReadOnlyList<(string Name, Parameter Tensor)> parameters)
    {
        foreach (var (_, parameter) in parameters)
        {
            using var raw = parameter.grad;
            if (raw is null)
            {
                continue;
            }

            if (!raw.is_contiguous())
            {
                parameter.grad = raw.contiguous();
            }

            yield return parameter.grad!;
        }
    }

    private static double SquareSum(ReadOnlySpan<float> values)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var sums = Vector<float>.Zero;
        nuint i = 0;
        for (; i + (nuint)Vector<float>.Count <= (nuint)values.Length; i += (nuint)Vector<float>.Count)
        {
            var each = Vector.LoadUnsafe(ref first, i);
            sums += each * each;
        }

        double sum = Vector.Sum(sums);
        for (var rest = (int)i; rest < values.Length; rest++)
        {
            sum += values[rest] * (double)values[rest];
        }

        return sum;
    }
}
