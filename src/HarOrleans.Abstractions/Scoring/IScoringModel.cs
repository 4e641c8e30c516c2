using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>A model in memory. Safe on several threads. Disposing frees it, once no call is under way.</summary>
public interface IScoringModel : IDisposable
{
    /// <summary>Answers a request as MLflow's scoring server takes it, a JSON object in UTF-8.</summary>
    /// <exception cref="InvalidSpecException">The request is none, or does not fit the model; the message names what is wrong.</exception>
    IReadOnlyList<Prediction> Predict(ReadOnlyMemory<byte> request);
}
