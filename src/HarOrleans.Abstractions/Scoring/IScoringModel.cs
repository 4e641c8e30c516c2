using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>A model in memory. Safe on several threads. Disposing frees it, once no call is under way.</summary>
public interface IScoringModel : IDisposable
{
    /// <summary>Answers a request as MLflow's scoring server takes it, a JSON object in UTF-8.</summary>
    /// <exception cref="InvalidSpecException">The request is none, or does not fit the model; the message names what is wrong.</exception>
    IReadOnlyList<Prediction> Predict(ReadOnlyMemory<byte> request);

    /// <summary>How it does on a request's rows or windows.</summary>
    /// <param name="request">As <see cref="Predict"/> takes it.</param>
    /// <param name="targets">The class of each, in their order.</param>
    /// <param name="dataset">What they are.</param>
    /// <exception cref="InvalidSpecException">As <see cref="Predict"/>; or there are more or fewer targets than rows, none at all, or one that is no class of the model.</exception>
    ModelEvaluation Evaluate(ReadOnlyMemory<byte> request, IReadOnlyList<string> targets, string dataset);
}
