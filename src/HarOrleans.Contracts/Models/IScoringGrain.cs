using Orleans.Concurrency;

namespace HarOrleans.Contracts;

/// <summary>Predicts with logged models and evaluates them, on a silo with the role <c>trainer</c>, which keeps a few of them in memory. Key: 0.</summary>
[GrainInterfaceType("har.scoring"), Alias("har.scoring")]
public interface IScoringGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// What a model says of a request. <see cref="InvalidSpecException"/> where the request is wrong, <see cref="NotFoundException"/> where the model's files are not there,
    /// <see cref="ScoringUnavailableException"/> where this silo cannot predict, <see cref="HarException"/> where the files are no model of ours.
    /// </summary>
    /// <param name="source">The model: <see cref="ModelSource"/> as text.</param>
    /// <param name="request">A JSON object as MLflow's scoring server takes it, UTF-8.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    [Alias("predict"), ResponseTimeout("00:02:00")]
    Task<IReadOnlyList<Prediction>> PredictAsync(string source, [Immutable] byte[] request, CancellationToken cancellationToken = default);

    /// <summary>How a model does on a request's rows or windows, whose classes are known. Fails as <see cref="PredictAsync"/> does, and where the classes do not fit.</summary>
    /// <param name="source">The model: <see cref="ModelSource"/> as text.</param>
    /// <param name="request">A JSON object as MLflow's scoring server takes it, UTF-8.</param>
    /// <param name="targets">The class of each row or window, in their order.</param>
    /// <param name="dataset">What they are, e.g. <c>test</c>.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    [Alias("evaluate"), ResponseTimeout("00:02:00")]
    Task<ModelEvaluation> EvaluateAsync(
        string source, [Immutable] byte[] request, [Immutable] IReadOnlyList<string> targets, string dataset, CancellationToken cancellationToken = default);
}
