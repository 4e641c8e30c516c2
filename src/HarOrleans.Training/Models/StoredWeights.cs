using HarOrleans.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>Weights between a model and what is stored of it.</summary>
internal static class StoredWeights
{
    /// <summary>Puts stored weights in place of the ones that the model has.</summary>
    /// <exception cref="HarException">A name or a shape differs; nothing was changed.</exception>
    public static void Load(this IClassifier model, IReadOnlyList<WeightTensor> weights)
    {
        var expected = string.Join("; ", model.Parameters.Select(each => $"{each.Name} [{string.Join(", ", each.Tensor.shape)}]"));
        var found = string.Join("; ", weights.Select(each => $"{each.Name} [{string.Join(", ", each.Shape)}]"));
        if (expected != found)
        {
            throw new HarException($"The weights do not fit the model: it has {expected}, but they have {found}.");
        }

        foreach (var ((_, parameter), stored) in model.Parameters.Zip(weights))
        {
            stored.Values.CopyTo(TensorMemory.Floats(parameter));
        }
    }

    /// <summary>Draws the initial weights, uniform within the bound of each parameter, in place of the ones that libtorch drew from the process-wide generator.</summary>
    /// <param name="model">The model.</param>
    /// <param name="bound">The bound of a parameter, by its name.</param>
    /// <param name="generator">Where the draws come from.</param>
    public static void Draw(this IClassifier model, Func<string, double> bound, Generator generator)
    {
        using var _ = no_grad();
        foreach (var (name, parameter) in model.Parameters)
        {
            var limit = bound(name);
            parameter.uniform_(-limit, limit, generator);
        }
    }
}
