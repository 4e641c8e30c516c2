using HarOrleans.Contracts;
using HarOrleans.Data;

namespace HarOrleans.Training;

/// <summary>A model as a trial logs it, read and checked.</summary>
/// <param name="Objective">The objective that trained it, or null where the model does not say.</param>
/// <param name="Weights">Its weights.</param>
/// <param name="Activation">A name of <see cref="TrainedModel.Activations"/>.</param>
/// <param name="Preparation">What prepared its training rows.</param>
public sealed record LoggedModelParts(string? Objective, IReadOnlyList<WeightTensor> Weights, string Activation, Preparation Preparation)
{
    /// <summary>Reads <c>MLmodel</c>, and beside it the weights and the preparation that it names.</summary>
    /// <param name="open">Opens one of the model's files by its name; null where there is none.</param>
    /// <exception cref="HarException">A file is missing or damaged, or the files are no such model.</exception>
    public static LoggedModelParts Read(Func<string, Stream?> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        T Read<T>(string name, Func<Stream, T> read)
        {
            using var stream = open(name) ?? throw new HarException($"The model's file '{name}' is missing.");
            return read(stream);
        }

        var flavor = Read(LoggedModelFile.Name, LoggedModelFile.Read);
        var weights = Read(flavor.Weights!, ModelWeights.Read);
        var activation = flavor.Activation ?? (ModelShape.Of(weights) is LstmShape ? null : TrainedModel.Activations[0]);
        return activation is not null && TrainedModel.Activations.Contains(activation)
            ? new LoggedModelParts(flavor.Objective, weights, activation, Read(flavor.Preparation!, stream => Preparation.Read(stream, flavor.Preparation!)))
            : throw new HarException($"{LoggedModelFile.Name}: the model's activation is '{flavor.Activation}'; it must be one of {string.Join(", ", TrainedModel.Activations)}.");
    }
}
