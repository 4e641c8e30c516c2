using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>Turns a logged model's files into something that predicts. Registered on silos that bring the libraries for it; others cannot predict.</summary>
public interface IModelRuntime
{
    /// <summary>Loads a model. Reads its files now, and holds none of them open.</summary>
    /// <param name="open">Opens one of the model's files by its name; null where there is none.</param>
    /// <exception cref="HarException">A file is missing or damaged, or it is another sort of model.</exception>
    IScoringModel Load(Func<string, Stream?> open);
}
