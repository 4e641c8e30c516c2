using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>
/// One direction of one LSTM layer after one step from its zero state, forwards and backwards. The recurrent product is zero and the forget gate has nothing to
/// forget, so both are left out, exactly; a quarter of each matrix product goes with the gate. It is written out because libtorch's tape took as long as the products.
/// </summary>
/// <param name="weights">(4 x hidden, inputs): the gates input, forget, cell and output, one below the other, as PyTorch has them.</param>
/// <param name="biases">The two bias vectors of 4 x hidden, which act as their sum.</param>
/// <param name="hidden">Width of the layer.</param>
internal sealed class SingleStepCell(Parameter weights, (Parameter First, Parameter Second) biases, int hidden)
{
    private readonly Tensor _input = weights.detach().narrow(0, 0, hidden);
    private readonly Tensor _others = weights.detach().narrow(0, 2L * hidden, 2L * hidden);
    private Tensor? _slopes;
    private Tensor? _samples;
    private Tensor? _i;
    private Tensor? _g;
    private Tensor? _o;
    private Tensor? _c;

    /// <summary>The hidden state; without gradients. What <see cref="Backward"/> needs is kept until the next call.</summary>
    public Tensor Forward(Tensor samples)
    {
        var bias = biases.First + biases.Second;
        var rest = nn.functional.linear(samples, _others, bias.narrow(0, 2L * hidden, 2L * hidden));
        _samples = samples;
        _i = nn.functional.linear(samples, _input, bias.narrow(0, 0, hidden)).sigmoid_();
        _g = rest.narrow(1, 0, hidden).tanh();
        _o = rest.narrow(1, hidden, hidden).sigmoid();
        _c = (_i * _g).tanh_();
        return _o * _c;
    }

    /// <summary>Sets the parameters' gradients from the gradient of the hidden state, and returns the samples' gradient where it is asked for.</summary>
    public Tensor? Backward(Tensor slope, bool ofSamples)
    {
        var rows = slope.shape[0];
        var (input, others) = (empty([rows, hidden]), empty([rows, 2L * hidden]));
        Gates(
            TensorMemory.Floats(slope), TensorMemory.Floats(_i!), TensorMemory.Floats(_g!), TensorMemory.Floats(_o!), TensorMemory.Floats(_c!),
            TensorMemory.Floats(input), TensorMemory.Floats(others), hidden);

        // The forget gate's rows stay zero; nothing reads them.
        _slopes ??= zeros(weights.shape).DetachFromDisposeScope();
        _slopes.narrow(0, 0, hidden).addmm_(input.t(), _samples!, beta: 0);
        _slopes.narrow(0, 2L * hidden, 2L * hidden).addmm_(others.t(), _samples!, beta: 0);
        weights.grad = _slopes;
        var bias = cat([input.sum([0L]), zeros([hidden]), others.sum([0L])]);
        biases.First.grad = bias;
        biases.Second.grad = bias.clone();
        return ofSamples ? input.mm(_input).addmm_(others, _others) : null;
    }

    /// <summary>Frees what it keeps from batch to batch.</summary>
    public void Free()
    {
        _slopes?.Dispose();
        _input.Dispose();
        _others.Dispose();
    }

    private static void Gates(
        ReadOnlySpan<float> slopes, ReadOnlySpan<float> i, ReadOnlySpan<float> g, ReadOnlySpan<float> o, ReadOnlySpan<float> c, Span<float> input, Span<float> others, int hidden)
    {
        for (var start = 0; start < slopes.Length; start += hidden)
        {
            Row(
                slopes.Slice(start, hidden), i.Slice(start, hidden), g.Slice(start, hidden), o.Slice(start, hidden), c.Slice(start, hidden),
                input.Slice(start, hidden), others.Slice(2 * start, hidden), others.Slice((2 * start) + hidden, hidden));
        }
    }

    private static void Row(
        ReadOnlySpan<float> slopes, ReadOnlySpan<float> i, ReadOnlySpan<float> g, ReadOnlySpan<float> o, ReadOnlySpan<float> c, Span<float> ofI, Span<float> ofG, Span<float> ofO)
    {
        var at = 0;
        for (; at + Vector<float>.Count <= slopes.Length; at += Vector<float>.Count)
        {
            var (slope, vi, vg, vo, vc) = (At(slopes, at), At(i, at), At(g, at), At(o, at), At(c, at));
            var cell = slope * vo * (Vector<float>.One - (vc * vc));
            (cell * vg * (Vector<float>.One - vi) * vi).CopyTo(ofI[at..]);
            (cell * vi * (Vector<float>.One - (vg * vg))).CopyTo(ofG[at..]);
            (slope * vc * (Vector<float>.One - vo) * vo).CopyTo(ofO[at..]);
        }

        for (; at < slopes.Length; at++)
        {
            var cell = slopes[at] * o[at] * (1 - (c[at] * c[at]));
            ofI[at] = cell * g[at] * (1 - i[at]) * i[at];
            ofG[at] = cell * i[at] * (1 - (g[at] * g[at]));
            ofO[at] = slopes[at] * c[at] * (1 - o[at]) * o[at];
        }
    }

    private static Vector<float> At(ReadOnlySpan<float> values, int index) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)index);
}
