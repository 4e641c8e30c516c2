using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>Adam as <c>torch.optim.Adam</c> defines it, weight decay as an L2 term in the gradient; or <c>torch.optim.AdamW</c>, where it is decoupled.</summary>
internal sealed class Adam : Optimizer
{
    /// <summary>Decay of the gradients' running mean, where no schedule says another.</summary>
    public const double Beta1 = 0.9;

    private const float Beta2 = 0.999f;
    private const double Beta2Exact = 0.999;
    private const float Epsilon = 1e-8f;
    private readonly double _weightDecay;
    private readonly bool _decoupled;
    private readonly IReadOnlyList<Tensor> _means;
    private readonly IReadOnlyList<Tensor> _squares;

    /// <summary>Starts with moments of zero.</summary>
    public Adam(IReadOnlyList<(string Name, Parameter Tensor)> parameters, IReadOnlyList<IdleValues> idle, double weightDecay, bool decoupled = false)
        : base(parameters, idle)
    {
        _weightDecay = weightDecay;
        _decoupled = decoupled;
        _means = [.. parameters.Select(each => zeros_like(each.Tensor))];
        _squares = [.. parameters.Select(each => zeros_like(each.Tensor))];
    }

    /// <summary>Running means of the gradients and of their squares.</summary>
    public override IEnumerable<(string Name, Tensor Tensor)> State => Parameters.SelectMany<(string Name, Parameter Tensor), (string, Tensor)>(
        (each, index) => [($"adam.mean.{each.Name}", _means[index]), ($"adam.square.{each.Name}", _squares[index])]);

    /// <inheritdoc />
    protected override bool MovesIdle => _weightDecay != 0;

    /// <inheritdoc />
    protected override void Update(int parameter, Range range, ReadOnlySpan<float> gradient, StepPace pace, long step)
    {
        var values = TensorMemory.Floats(Parameters[parameter].Tensor)[range];

        // Both sides of the division by the root are multiplied by the second moment's correction: one division less for each value.
        var correction = (float)Math.Sqrt(1 - Math.Pow(Beta2Exact, step));
        var size = (float)(pace.LearningRate / (1 - Math.Pow(pace.Momentum, step)) * correction);
        var rate = 1 - (float)pace.Momentum;
        var decay = _decoupled ? 0 : (float)_weightDecay;
        var kept = _decoupled ? (float)(1 - (pace.LearningRate * _weightDecay)) : 1;
        Update(values, gradient, TensorMemory.Floats(_means[parameter])[range], TensorMemory.Floats(_squares[parameter])[range], size, correction, rate, decay, kept);
    }

    private static void Update(
        Span<float> values, ReadOnlySpan<float> gradient, Span<float> means, Span<float> squares, float size, float correction, float rate, float decay, float kept)
    {
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var slopes = ref MemoryMarshal.GetReference(gradient);
        ref var first = ref MemoryMarshal.GetReference(means);
        ref var second = ref MemoryMarshal.GetReference(squares);
        var epsilon = new Vector<float>(Epsilon * correction);
        var width = (nuint)Vector<float>.Count;
        var length = (nuint)values.Length;
        nuint i = 0;
        for (; i + width <= length; i += width)
        {
            var old = Vector.LoadUnsafe(ref value, i);
            var slope = old * decay;
            if (!gradient.IsEmpty)
            {
                slope += Vector.LoadUnsafe(ref slopes, i);
            }

            var mean = Vector.LoadUnsafe(ref first, i);
            mean += (slope - mean) * rate;
            var square = (Vector.LoadUnsafe(ref second, i) * Beta2) + (slope * slope * (1 - Beta2));
            mean.StoreUnsafe(ref first, i);
            square.StoreUnsafe(ref second, i);
            ((old * kept) - (mean * size / (Vector.SquareRoot(square) + epsilon))).StoreUnsafe(ref value, i);
        }

        for (var rest = (int)i; rest < values.Length; rest++)
        {
            var slope = values[rest] * decay;
            if (!gradient.IsEmpty)
            {
                slope += gradient[rest];
            }

            means[rest] += (slope - means[rest]) * rate;
            squares[rest] = (squares[rest] * Beta2) + (slope * slope * (1 - Beta2));
            values[rest] = (values[rest] * kept) - (means[rest] * size / (MathF.Sqrt(squares[rest]) + (Epsilon * correction)));
        }
    }
}
