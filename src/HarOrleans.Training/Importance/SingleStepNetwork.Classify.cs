using System.Numerics;
using System.Runtime.InteropServices;

namespace HarOrleans.Training;

internal sealed partial class SingleStepNetwork
{
    private const float SlopeOfInput = 0.25f; // sigmoid' is at most 1/4, and |tanh| at most 1
    private const float SlopeOfOutput = 0.1904f; // sigmoid' at most 1/4 times |tanh(c)| of |c| at most 1
    private static readonly Vector<float> Limit = new(30f);
    private static readonly Vector<float> Two = new(2f);

    /// <summary>Adds a row to those that are classified next: the first layer's answer.</summary>
    /// <param name="gates">The first layer's pre-activations.</param>
    /// <param name="column">Weights of a feature that changes; empty where none does.</param>
    /// <param name="change">By how much it changes.</param>
    /// <param name="room">Takes it; must not be full.</param>
    /// <param name="row">What the caller calls it.</param>
    public void Add(ReadOnlySpan<float> gates, ReadOnlySpan<float> column, float change, RowBlock room, int row)
    {
        var pre = room.Pre.AsSpan(0, Gates);
        if (column.IsEmpty)
        {
            gates.CopyTo(pre);
        }
        else
        {
            AddTo(pre, gates, column, change);
        }

        Open(pre, room.Hidden);
        room.Put(room.Count);
        room.Rows[room.Count++] = row;
    }

    /// <summary>The class of each row in the room, and how far the runner-up's logit lies behind; they stay in it.</summary>
    public ReadOnlySpan<(int Label, float Margin)> Classify(RowBlock room)
    {
        foreach (var layer in _layers.AsSpan(1))
        {
            Deepen(layer, room);
            for (var row = 0; row < room.Count; row++)
            {
                Open(room.Pre.AsSpan(row * Gates, Gates), room.Hidden);
                room.Put(row);
            }
        }

        for (var row = 0; row < room.Count; row++)
        {
            room.Take(row);
            room.Answers[row] = Best(room.Hidden);
        }

        return room.Answers.AsSpan(0, room.Count);
    }

    /// <summary>A layer's pre-activations of eight rows: a weight that is loaded serves all of them, and their sums stay in registers.</summary>
    private void Deepen(GateLayer layer, RowBlock room)
    {
        var inputs = layer.Columns.Length / Gates;
        var packed = MemoryMarshal.Cast<float, Vector<float>>(layer.Packed.AsSpan());
        for (var at = 0; at < Gates; at += Vector<float>.Count)
        {
            var weights = packed.Slice(at / Vector<float>.Count * inputs, inputs);
            var bias = new Vector<float>(layer.Bias, at);
            var (s0, s1, s2, s3, s4, s5, s6, s7) = (bias, bias, bias, bias, bias, bias, bias, bias);
            for (var input = 0; input < weights.Length; input++)
            {
                var weight = weights[input];
                var values = room.Values.AsSpan(input * RowBlock.Most, RowBlock.Most);
                s0 = Vector.MultiplyAddEstimate(weight, new Vector<float>(values[0]), s0);
                s1 = Vector.MultiplyAddEstimate(weight, new Vector<float>(values[1]), s1);
                s2 = Vector.MultiplyAddEstimate(weight, new Vector<float>(values[2]), s2);
                s3 = Vector.MultiplyAddEstimate(weight, new Vector<float>(values[3]), s3);
                s4 = Vector.MultiplyAddEstimate(weight, new Vector<float>(values[4]), s4);
                s5 = Vector.MultiplyAddEstimate(weight, new Vector<float>(values[5]), s5);
                s6 = Vector.MultiplyAddEstimate(weight, new Vector<float>(values[6]), s6);
                s7 = Vector.MultiplyAddEstimate(weight, new Vector<float>(values[7]), s7);
            }

            s0.CopyTo(room.Pre, at);
            s1.CopyTo(room.Pre, Gates + at);
            s2.CopyTo(room.Pre, (2 * Gates) + at);
            s3.CopyTo(room.Pre, (3 * Gates) + at);
            s4.CopyTo(room.Pre, (4 * Gates) + at);
            s5.CopyTo(room.Pre, (5 * Gates) + at);
            s6.CopyTo(room.Pre, (6 * Gates) + at);
            s7.CopyTo(room.Pre, (7 * Gates) + at);
        }
    }

    /// <summary>
    /// For each class, how fast any other class's logit can gain on its own while a feature changes by 1: a bound by the largest slopes of sigmoid and tanh, whatever the row.
    /// </summary>
    public float[] Reach(ReadOnlySpan<float> column)
    {
        var moved = new float[_width];
        Spread(column, moved);
        foreach (var layer in _layers.AsSpan(1))
        {
            var pre = new float[Gates];
            for (var input = 0; input < layer.Columns.Length / Gates; input++)
            {
                for (var gate = 0; gate < Gates; gate++)
                {
                    pre[gate] += Math.Abs(layer.Columns[(input * Gates) + gate]) * moved[input];
                }
            }

            Spread(pre, moved);
        }

        var reach = new float[_classes];
        for (var label = 0; label < _classes; label++)
        {
            for (var other = 0; other < _classes; other++)
            {
                var sum = 0f;
                for (var unit = 0; unit < _width; unit++)
                {
                    sum += Math.Abs(_output[(other * _width) + unit] - _output[(label * _width) + unit]) * moved[unit];
                }

                reach[label] = Math.Max(reach[label], sum);
            }
        }

        return reach;
    }

    private void Spread(ReadOnlySpan<float> gates, float[] moved)
    {
        for (var unit = 0; unit < _width; unit++)
        {
            moved[unit] = (SlopeOfInput * Math.Abs(gates[unit])) + Math.Abs(gates[_width + unit]) + (SlopeOfOutput * Math.Abs(gates[(2 * _width) + unit]));
        }
    }

    private static void AddTo(Span<float> target, ReadOnlySpan<float> values, ReadOnlySpan<float> column, float factor)
    {
        for (var at = 0; at < target.Length; at += Vector<float>.Count)
        {
            (new Vector<float>(values[at..]) + (new Vector<float>(column[at..]) * factor)).CopyTo(target[at..]);
        }
    }

    /// <summary>sigmoid(o) tanh(sigmoid(i) tanh(g)), with the exponentials of each product under one fraction.</summary>
    private void Open(ReadOnlySpan<float> pre, Span<float> hidden)
    {
        for (var unit = 0; unit < _width; unit += Vector<float>.Count)
        {
            var input = Falling(pre[unit..]);
            var cell = Falling(pre[(_width + unit)..]);
            cell *= cell;
            var state = (Vector<float>.One - cell) / ((Vector<float>.One + input) * (Vector<float>.One + cell));
            var fallen = Vector.Exp(-Two * state);
            ((Vector<float>.One - fallen) / ((Vector<float>.One + fallen) * (Vector<float>.One + Falling(pre[((2 * _width) + unit)..])))).CopyTo(hidden[unit..]);
        }
    }

    /// <summary>exp(-x), bounded so that its square stays finite; beyond the bound sigmoid and tanh have no digits left to change.</summary>
    private static Vector<float> Falling(ReadOnlySpan<float> values) => Vector.Exp(-Vector.Min(Vector.Max(new Vector<float>(values), -Limit), Limit));

    private (int Label, float Margin) Best(Span<float> hidden)
    {
        for (var unit = 0; unit < _width; unit += Vector<float>.Count)
        {
            var value = new Vector<float>(hidden[unit..]);
            (_relu ? Vector.Max(value, Vector<float>.Zero) : Tanh(value)).CopyTo(hidden[unit..]);
        }

        var (label, first, second) = (-1, float.NegativeInfinity, float.NegativeInfinity);
        for (var each = 0; each < _classes; each++)
        {
            var sum = Vector<float>.Zero;
            for (var unit = 0; unit < _width; unit += Vector<float>.Count)
            {
                sum += new Vector<float>(hidden[unit..]) * new Vector<float>(_output, (each * _width) + unit);
            }

            var logit = Vector.Sum(sum) + _outputBias[each];
            (label, first, second) = logit > first ? (each, logit, first) : (label, first, Math.Max(second, logit));
        }

        return (label, first - second);
    }

    private static Vector<float> Tanh(Vector<float> value)
    {
        var fallen = Vector.Exp(-Two * value);
        return (Vector<float>.One - fallen) / (Vector<float>.One + fallen);
    }
}
