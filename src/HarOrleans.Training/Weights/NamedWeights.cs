using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>Weights by name, while the sizes of their model are read from them.</summary>
internal sealed class NamedWeights
{
    private readonly Dictionary<string, WeightTensor> _named = new(StringComparer.Ordinal);
    private readonly string _model;

    /// <summary>Takes them.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="model">What they should be of, in words.</param>
    /// <exception cref="HarException">A name is there twice.</exception>
    public NamedWeights(IReadOnlyList<WeightTensor> weights, string model)
    {
        _model = model;
        foreach (var weight in weights)
        {
            if (!_named.TryAdd(weight.Name, weight))
            {
                throw Wrong($"'{weight.Name}' is there twice");
            }
        }
    }

    /// <summary>Whether there is one of this name.</summary>
    public bool Has(string name) => _named.ContainsKey(name);

    /// <summary>The dimensions of a weight that has so many of them.</summary>
    /// <param name="name">The weight.</param>
    /// <param name="dimensions">How many.</param>
    /// <param name="word">What a tensor of so many is called.</param>
    /// <param name="largest">What none may exceed.</param>
    /// <exception cref="HarException">It is not there, or has others.</exception>
    public IReadOnlyList<long> Dimensions(string name, int dimensions, string word, long largest) => _named.GetValueOrDefault(name) switch
    {
        null => throw Wrong($"'{name}' is missing; there are {Listed()}"),
        { Shape: var shape } when shape.Count == dimensions && shape.All(each => each >= 1 && each <= largest) => shape,
        _ => throw Wrong($"'{name}' is not {word}"),
    };

    /// <summary>Makes sure that these parts are there, finite, and all there is.</summary>
    /// <exception cref="HarException">It is otherwise.</exception>
    public void Check(IReadOnlyList<(string Name, long[] Shape)> parts)
    {
        foreach (var (name, shape) in parts)
        {
            var weight = _named.GetValueOrDefault(name) ?? throw Wrong($"'{name}' is missing");
            if (!weight.Shape.SequenceEqual(shape))
            {
                throw Wrong($"'{name}' has shape [{string.Join(", ", weight.Shape)}], but the others make it [{string.Join(", ", shape)}]");
            }

            if (weight.Values.Any(value => !float.IsFinite(value)))
            {
                throw Wrong($"'{name}' holds numbers that are not finite");
            }
        }

        if (_named.Keys.Except(parts.Select(part => part.Name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw Wrong($"'{unknown}' belongs to no such model");
        }
    }

    /// <summary>What is thrown.</summary>
    public HarException Wrong(string problem) => new($"The weights are not those of {_model}: {problem}.");

    private string Listed() =>
        _named.Count == 0 ? "no weights at all" : string.Join(", ", _named.Keys.Take(6).Select(name => $"'{name}'")) + (_named.Count > 6 ? ", …" : string.Empty);
}
