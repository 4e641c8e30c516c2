using HarOrleans.Contracts;
using HarOrleans.Data.Windows;

namespace HarOrleans.Training;

/// <summary>The sizes of a convolutional classifier, as the names and shapes of its weights tell them. It always reads windows.</summary>
/// <param name="Features">Channels of the windows.</param>
/// <param name="Filters">Filters of the first block; each further block has twice as many as the one before.</param>
/// <param name="KernelSize">Time steps that a filter sees.</param>
/// <param name="Layers">Blocks.</param>
/// <param name="Classes">Classes told apart.</param>
public sealed record CnnShape(int Features, int Filters, int KernelSize, int Layers, int Classes) : ModelShape(Features, Classes)
{
    private const int MostLayers = 6;
    private const long Largest = 1 << 20;

    /// <inheritdoc />
    public override bool ReadsWindows => true;

    /// <summary>Reads the sizes. <c>conv0.weight</c> has shape [filters, channels, kernel], <c>fc.weight</c> [classes, filters of the last block].</summary>
    /// <param name="weights">All of the model's weights.</param>
    /// <exception cref="HarException">A weight is missing, unknown, has another shape, or holds numbers that are not finite; the message names it.</exception>
    public static new CnnShape Of(IReadOnlyList<WeightTensor> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var named = new NamedWeights(weights, "a convolutional classifier (blocks of convolution, mean over time, linear)");
        var first = named.Dimensions(Name(0), 3, "a tensor of filters x channels x kernel", Largest);
        var output = named.Dimensions("fc.weight", 2, "a matrix", Largest);
        if (first[2] % 2 == 0)
        {
            throw named.Wrong($"'{Name(0)}' has a kernel of {first[2]} steps; it must be odd");
        }

        var layers = 1;
        while (layers < MostLayers && named.Has(Name(layers)))
        {
            layers++;
        }

        var shape = new CnnShape((int)first[1], (int)first[0], (int)first[2], layers, (int)output[0]);
        named.Check([.. shape.Parts()]);
        return shape;
    }

    /// <inheritdoc />
    public override string Describe(string activation) => FormattableString.Invariant(
        $"CNN with {Features} channels of {HarWindows.Samples} steps, {Layers} {(Layers == 1 ? "block" : "blocks")} from {Filters} filters of {KernelSize}, {Classes} classes");

    /// <inheritdoc />
    internal override IEnumerable<(string Name, long[] Shape)> Parts()
    {
        for (var block = 0; block < Layers; block++)
        {
            yield return (Name(block), [(long)Filters << block, block == 0 ? Features : (long)Filters << (block - 1), KernelSize]);
            yield return ($"conv{block}.bias", [(long)Filters << block]);
        }

        yield return ("fc.weight", [Classes, (long)Filters << (Layers - 1)]);
        yield return ("fc.bias", [Classes]);
    }

    private static string Name(int block) => FormattableString.Invariant($"conv{block}.weight");
}
