using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>Stochastic gradient descent as <c>torch.optim.SGD</c> defines it (dampening 0), with weight decay as an L2 term, momentum and Nesterov's form of it.</summary>
internal sealed class Sgd : Optimizer
{
    private readonly float _weightDecay;
    private readonly bool _nesterov;
    private readonly IReadOnlyList<Tensor> _velocities;

    /// <summary>Starts with velocities of zero.</summary>
    public Sgd(IReadOnlyList<(string Name, Parameter Tensor)> parameters, IReadOnlyList<IdleValues> idle, double weightDecay, bool nesterov = false)
        : base(parameters, idle)
    {
        _weightDecay = (float)weightDecay;
        _nesterov = nesterov;
        _velocities = [.. parameters.Select(each => zeros_like(each.Tensor))];
    }

    /// <summary>Running sums of the gradients, which momentum goes on with.</summary>
    public override IEnumerable<(string Name, Tensor Tensor)> State => Parameters.Zip(_velocities, (each, velocity) => ($"sgd.momentum.{each.Name}", velocity));

    /// <inheritdoc />
    protected override bool MovesIdle => _weightDecay != 0;

    /// <inheritdoc />
    protected override void Update(int parameter, Range range, ReadOnlySpan<float> gradient, StepPace pace, long step)
    {
        var values = TensorMemory.Floats(Parameters[parameter].Tensor)[range];
        var velocities = TensorMemory.Floats(_velocities[parameter])[range];
        var (size, momentum) = ((float)pace.LearningRate, (float)pace.Momentum);
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var velocity = ref MemoryMarshal.GetReference(velocities);
        ref var slopes = ref MemoryMarshal.GetReference(gradient);
        var width = (nuint)Vector<float>.Count;
        nuint i = 0;
        for (; i + width <= (nuint)values.Length; i += width)
        {
            var old = Vector.LoadUnsafe(ref value, i);
            var slope = old * _weightDecay;
            if (!gradient.IsEmpty)
            {
                slope += Vector.LoadUnsafe(ref slopes, i);
            }

            var speed = (Vector.LoadUnsafe(ref velocity, i) * momentum) + slope;
            speed.StoreUnsafe(ref velocity, i);
            (old - ((_nesterov ? slope + (speed * momentum) : speed) * size)).StoreUnsafe(ref value, i);
        }

        for (var rest = (int)i; rest < values.Length; rest++)
        {
            var slope = (values[rest] * _weightDecay) + (gradient.IsEmpty ? 0 : gradient[rest]);
            velocities[rest] = (velocities[rest] * momentum) + slope;
            values[rest] -= (_nesterov ? slope + (velocities[rest] * momentum) : velocities[rest]) * size;
        }
    }
}
