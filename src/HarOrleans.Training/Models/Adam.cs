using System.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>
/// Adam as <c>torch.optim.Adam</c> defines it, weight decay as an L2 term in the gradient. Each step is one pass over the memory of parameters, gradients
/// and moments instead of a dozen tensor operations, and gives the same bits whatever the width of the machine's vectors. For float parameters on the CPU.
/// </summary>
internal sealed class Adam
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;
    private const double Beta1Exact = 0.9;
    private const double Beta2Exact = 0.999;

    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly double _learningRate;
    private readonly float _weightDecay;

    /// <summary>Starts with moments of zero.</summary>
    public Adam(IReadOnlyList<Parameter> parameters, double learningRate, double weightDecay)
    {
        _parameters = parameters;
        _learningRate = learningRate;
        _weightDecay = (float)weightDecay;
        FirstMoments = [.. parameters.Select(each => zeros_like(each))];
        SecondMoments = [.. parameters.Select(each => zeros_like(each))];
    }

    /// <summary>Steps made.</summary>
    public long Steps { get; set; }

    /// <summary>Running means of the gradients, one a parameter; state to be saved with <see cref="Steps"/>.</summary>
    public IReadOnlyList<Tensor> FirstMoments { get; }

    /// <summary>Running means of their squares.</summary>
    public IReadOnlyList<Tensor> SecondMoments { get; }

    /// <summary>Applies the gradients and clears them. A parameter without a gradient has one of zero: weight decay and moments work on.</summary>
    public void Step()
    {
        Steps++;
        var size = (float)(_learningRate / (1 - Math.Pow(Beta1Exact, Steps)));
        var correction = (float)Math.Sqrt(1 - Math.Pow(Beta2Exact, Steps));
        for (var i = 0; i < _parameters.Count; i++)
        {
            var parameter = _parameters[i];
            using var gradient = parameter.grad;
            using var dense = gradient?.contiguous();
            var values = TensorMemory.Floats(parameter);
            Update(
                values,
                dense is null ? default : TensorMemory.Floats(dense),
                TensorMemory.Floats(FirstMoments[i]),
                TensorMemory.Floats(SecondMoments[i]),
                size,
                correction);
            parameter.grad = null;
        }
    }

    private void Update(Span<float> values, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second, float size, float correction)
    {
        var width = Vector<float>.Count;
        var i = 0;
        for (; i <= values.Length - width; i += width)
        {
            var value = new Vector<float>(values[i..]);
            var slope = value * _weightDecay;
            if (!gradient.IsEmpty)
            {
                slope += new Vector<float>(gradient[i..]);
            }

            var mean = new Vector<float>(first[i..]);
            mean += (slope - mean) * (1 - Beta1);
            var square = (new Vector<float>(second[i..]) * Beta2) + (slope * slope * (1 - Beta2));
            mean.CopyTo(first[i..]);
            square.CopyTo(second[i..]);
            var root = (Vector.SquareRoot(square) / new Vector<float>(correction)) + new Vector<float>(Epsilon);
            (value - (mean / root * size)).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            var slope = values[i] * _weightDecay;
            if (!gradient.IsEmpty)
            {
                slope += gradient[i];
            }

            first[i] += (slope - first[i]) * (1 - Beta1);
            second[i] = (second[i] * Beta2) + (slope * slope * (1 - Beta2));
            values[i] -= first[i] / ((MathF.Sqrt(second[i]) / correction) + Epsilon) * size;
        }
    }
}
