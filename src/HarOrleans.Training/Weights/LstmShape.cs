using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>The sizes of an LSTM classifier, as the names and shapes of its weights tell them.</summary>
/// <param name="Features">Features of one time step.</param>
/// <param name="HiddenSize">Width of each LSTM layer, in each direction.</param>
/// <param name="Layers">LSTM layers.</param>
/// <param name="Classes">Classes told apart.</param>
public sealed record LstmShape(int Features, int HiddenSize, int Layers, int Classes) : ModelShape(Features, Classes)
{
    private const int Gates = 4;
    private const long Largest = int.MaxValue / (2 * Gates);
    private const string Reverse = "_reverse";

    /// <summary>Whether each layer also reads the steps from last to first.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>Reads the sizes. <c>lstm.weight_ih_l0</c> has shape [4 x hidden, features], <c>fc.weight</c> [classes, hidden x directions].</summary>
    /// <param name="weights">All of the model's weights.</param>
    /// <exception cref="HarException">A weight is missing, unknown, has another shape, or holds numbers that are not finite; the message names it.</exception>
    public static new LstmShape Of(IReadOnlyList<WeightTensor> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var named = new NamedWeights(weights, "an LSTM classifier (LSTM, last step, activation, linear)");
        var first = Name("weight_ih", 0);
        var input = named.Dimensions(first, 2, "a matrix", Largest);
        var output = named.Dimensions("fc.weight", 2, "a matrix", Largest);
        var bidirectional = named.Has(Name("weight_ih", 0, reverse: true));
        var hidden = bidirectional ? output[1] / 2 : output[1];
        if (input[0] != Gates * hidden || (bidirectional && output[1] % 2 != 0))
        {
            throw named.Wrong($"'{first}' has {input[0]} rows, but 'fc.weight' says {hidden} hidden units, which takes {Gates * hidden}");
        }

        var layers = 1;
        while (named.Has(Name("weight_ih", layers)))
        {
            layers++;
        }

        var shape = new LstmShape((int)input[1], (int)hidden, layers, (int)output[0]) { Bidirectional = bidirectional };
        named.Check([.. shape.Parts()]);
        return shape;
    }

    /// <inheritdoc />
    public override string Describe(string activation) => FormattableString.Invariant(
        $"{(Bidirectional ? "bidirectional LSTM" : "LSTM")} with {Features} features, {Layers} {(Layers == 1 ? "layer" : "layers")} of {HiddenSize}, {activation}, {Classes} classes");

    /// <inheritdoc />
    internal override IEnumerable<(string Name, long[] Shape)> Parts()
    {
        var (gates, wide) = (Gates * (long)HiddenSize, Bidirectional ? 2L * HiddenSize : HiddenSize);
        for (var layer = 0; layer < Layers; layer++)
        {
            foreach (var reverse in Bidirectional ? (bool[])[false, true] : [false])
            {
                yield return (Name("weight_ih", layer, reverse), [gates, layer == 0 ? Features : wide]);
                yield return (Name("weight_hh", layer, reverse), [gates, HiddenSize]);
                yield return (Name("bias_ih", layer, reverse), [gates]);
                yield return (Name("bias_hh", layer, reverse), [gates]);
            }
        }

        yield return ("fc.weight", [Classes, wide]);
        yield return ("fc.bias", [Classes]);
    }

    /// <summary>PyTorch's name of a layer's weights, those of the direction from last to first among them.</summary>
    internal static string Name(string kind, int layer, bool reverse = false) => FormattableString.Invariant($"lstm.{kind}_l{layer}{(reverse ? Reverse : string.Empty)}");
}
