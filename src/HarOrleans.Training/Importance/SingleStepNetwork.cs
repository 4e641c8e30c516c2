using System.Numerics;

namespace HarOrleans.Training;

/// <summary>
/// An LSTM classifier for rows of one time step, laid out so that one input column can be changed cheaply. From a zero state the recurrent weights and the forget gate cannot matter,
/// so each layer has three gates: input, cell, output; both directions of a bidirectional one see the same step, and are one layer of twice the width. Widths are padded with units whose weights are zero. Does not change; its callers bring the memory.
/// </summary>
internal sealed partial class SingleStepNetwork
{
    private const int UsedGates = 3;
    private static readonly int[] Places = [0, 2, 3]; // PyTorch's order is input, forget, cell, output

    private readonly GateLayer[] _layers;
    private readonly float[] _output;
    private readonly float[] _outputBias;
    private readonly bool _relu;
    private readonly int _width;
    private readonly int _classes;

    /// <summary>Lays weights out.</summary>
    public SingleStepNetwork(IReadOnlyList<WeightTensor> weights, LstmShape shape, bool relu)
    {
        var units = shape.HiddenSize * (shape.Bidirectional ? 2 : 1);
        (Features, _classes, _relu) = (shape.Features, shape.Classes, relu);
        _width = (units + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        var named = weights.ToDictionary(each => each.Name, each => each.Values, StringComparer.Ordinal);
        _layers = [.. Enumerable.Range(0, shape.Layers).Select(layer => Layer(named, layer, layer == 0 ? shape.Features : units, shape))];
        _outputBias = named["fc.bias"];
        _output = new float[_classes * _width];
        for (var label = 0; label < _classes; label++)
        {
            named["fc.weight"].AsSpan(label * units, units).CopyTo(_output.AsSpan(label * _width));
        }
    }

    /// <summary>Features a row.</summary>
    public int Features { get; }

    /// <summary>Pre-activations of a layer.</summary>
    public int Gates => UsedGates * _width;

    /// <summary>Room for rows of one caller.</summary>
    public RowBlock Room() => new(_width, Gates);

    /// <summary>The first layer's weights of one feature.</summary>
    public ReadOnlySpan<float> Column(int feature) => _layers[0].Columns.AsSpan(feature * Gates, Gates);

    /// <summary>The first layer's pre-activations of a row, summed in float64.</summary>
    public void FirstGates(ReadOnlySpan<float> row, Span<float> gates)
    {
        var sums = new double[Gates];
        for (var gate = 0; gate < Gates; gate++)
        {
            sums[gate] = _layers[0].Bias[gate];
        }

        for (var feature = 0; feature < row.Length; feature++)
        {
            var column = Column(feature);
            for (var at = 0; at < Gates; at += Vector<float>.Count)
            {
                Vector.Widen(new Vector<float>(column[at..]), out var low, out var high);
                var first = sums.AsSpan(at);
                var second = sums.AsSpan(at + Vector<double>.Count);
                (new Vector<double>(first) + (low * row[feature])).CopyTo(first);
                (new Vector<double>(second) + (high * row[feature])).CopyTo(second);
            }
        }

        for (var gate = 0; gate < Gates; gate++)
        {
            gates[gate] = (float)sums[gate];
        }
    }

    private GateLayer Layer(Dictionary<string, float[]> named, int layer, int inputs, LstmShape shape)
    {
        var (columns, bias) = (new float[inputs * Gates], new float[Gates]);
        for (var direction = 0; direction < (shape.Bidirectional ? 2 : 1); direction++)
        {
            float[] Of(string kind) => named[LstmShape.Name(kind, layer, reverse: direction == 1)];
            Place(columns, bias, (Of("weight_ih"), Of("bias_ih"), Of("bias_hh")), inputs, shape.HiddenSize, direction * shape.HiddenSize);
        }

        return new GateLayer(columns, bias, layer == 0 ? [] : Packed(columns, inputs));
    }

    /// <summary>The same weights by vectors of gates: of each vector all inputs after one another, as a product of eight rows reads them.</summary>
    private float[] Packed(float[] columns, int inputs)
    {
        var (packed, size) = (new float[columns.Length], Vector<float>.Count);
        for (var at = 0; at < Gates; at += size)
        {
            for (var input = 0; input < inputs; input++)
            {
                columns.AsSpan((input * Gates) + at, size).CopyTo(packed.AsSpan((at * inputs) + (input * size)));
            }
        }

        return packed;
    }

    /// <summary>Puts one direction's weights in, its units from <paramref name="start"/> on.</summary>
    private void Place(float[] columns, float[] bias, (float[] Weights, float[] First, float[] Second) of, int inputs, int hidden, int start)
    {
        for (var gate = 0; gate < UsedGates; gate++)
        {
            for (var unit = 0; unit < hidden; unit++)
            {
                var (row, at) = ((Places[gate] * hidden) + unit, (gate * _width) + start + unit);
                bias[at] = of.First[row] + of.Second[row];
                for (var input = 0; input < inputs; input++)
                {
                    columns[(input * Gates) + at] = of.Weights[(row * inputs) + input];
                }
            }
        }
    }

    /// <summary>A layer.</summary>
    /// <param name="Columns">Inputs x gates x width.</param>
    /// <param name="Bias">Gates x width.</param>
    /// <param name="Packed">The columns as <see cref="Deepen"/> reads them; none of the first layer, which it does not.</param>
    private sealed record GateLayer(float[] Columns, float[] Bias, float[] Packed);
}
