using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>The sizes of an LSTM classifier, as the names and shapes of its weights tell them.</summary>
/// <param name="Features">Features of one time step.</param>
/// <param name="HiddenSize">Width of each LSTM layer.</param>
/// <param name="Layers">LSTM layers.</param>
/// <param name="Classes">Classes told apart.</param>
public sealed record LstmShape(int Features, int HiddenSize, int Layers, int Classes)
{
    private const int Gates = 4;

    /// <summary>Reads the sizes. <c>lstm.weight_ih_l0</c> has shape [4 x hidden, features], <c>fc.weight</c> [classes, hidden].</summary>
    /// <param name="weights">All of the model's weights.</param>
    /// <exception cref="HarException">A weight is missing, unknown, has another shape, or holds numbers that are not finite; the message names it.</exception>
    public static LstmShape Of(IReadOnlyList<WeightTensor> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var named = new Dictionary<string, WeightTensor>(StringComparer.Ordinal);
        foreach (var weight in weights)
        {
            if (!named.TryAdd(weight.Name, weight))
            {
                throw Wrong($"'{weight.Name}' is there twice");
            }
        }

        var (rows, features) = Matrix(named, Name("weight_ih", 0));
        var (classes, hidden) = Matrix(named, "fc.weight");
        if (rows != Gates * hidden)
        {
            throw Wrong($"'{Name("weight_ih", 0)}' has {rows} rows, but 'fc.weight' says {hidden} hidden units, which takes {Gates * hidden}");
        }

        var layers = 1;
        while (named.ContainsKey(Name("weight_ih", layers)))
        {
            layers++;
        }

        var shape = new LstmShape((int)features, (int)hidden, layers, (int)classes);
        shape.Check(named);
        return shape;
    }

    /// <summary>Names and shapes of the weights in the order of PyTorch's state dict.</summary>
    internal IEnumerable<(string Name, long[] Shape)> Parts()
    {
        var gates = Gates * (long)HiddenSize;
        for (var layer = 0; layer < Layers; layer++)
        {
            yield return (Name("weight_ih", layer), [gates, layer == 0 ? Features : HiddenSize]);
            yield return (Name("weight_hh", layer), [gates, HiddenSize]);
            yield return (Name("bias_ih", layer), [gates]);
            yield return (Name("bias_hh", layer), [gates]);
        }

        yield return ("fc.weight", [Classes, HiddenSize]);
        yield return ("fc.bias", [Classes]);
    }

    private void Check(Dictionary<string, WeightTensor> named)
    {
        foreach (var (name, shape) in Parts())
        {
            var weight = named.GetValueOrDefault(name) ?? throw Wrong($"'{name}' is missing");
            if (!weight.Shape.SequenceEqual(shape))
            {
                throw Wrong($"'{name}' has shape [{string.Join(", ", weight.Shape)}], but the others make it [{string.Join(", ", shape)}]");
            }

            if (weight.Values.Any(value => !float.IsFinite(value)))
            {
                throw Wrong($"'{name}' holds numbers that are not finite");
            }
        }

        var unknown = named.Keys.Except(Parts().Select(part => part.Name)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
        {
            throw Wrong($"'{unknown}' belongs to no such model");
        }
    }

    private static (long Rows, long Columns) Matrix(Dictionary<string, WeightTensor> named, string name) =>
        named.GetValueOrDefault(name) is { Shape: [>= 1 and <= int.MaxValue / Gates, >= 1 and <= int.MaxValue / Gates] shape }
            ? (shape[0], shape[1])
            : throw Wrong(named.ContainsKey(name) ? $"'{name}' is not a matrix" : $"'{name}' is missing; there are {Listed(named.Keys)}");

    private static string Listed(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "no weights at all" : string.Join(", ", names.Take(6).Select(name => $"'{name}'")) + (names.Count > 6 ? ", …" : string.Empty);

    private static string Name(string kind, int layer) => FormattableString.Invariant($"lstm.{kind}_l{layer}");

    private static HarException Wrong(string problem) => new($"The weights are not those of an LSTM classifier (LSTM, last step, activation, linear): {problem}.");
}
