using HarOrleans.Contracts;
using Orleans.Runtime;

namespace HarOrleans.Client;

/// <summary>Predictions and evaluations of logged models, where a silo can make them.</summary>
internal static class Scoring
{
    internal static Task<IReadOnlyList<Prediction>> PredictAsync(IGrainFactory grains, string source, byte[] request, CancellationToken cancellationToken) =>
        AskAsync(grains, scoring => scoring.PredictAsync(source, request, cancellationToken), cancellationToken);

    internal static Task<ModelEvaluation> EvaluateAsync(
        IGrainFactory grains, string source, byte[] request, IReadOnlyList<string> targets, string dataset, CancellationToken cancellationToken) =>
        AskAsync(grains, scoring => scoring.EvaluateAsync(source, request, targets, dataset, cancellationToken), cancellationToken);

    private static async Task<T> AskAsync<T>(IGrainFactory grains, Func<IScoringGrain, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(grains.GetGrain<IScoringGrain>(0));
        }
        catch (OrleansException e)
        {
            // Without a silo of the role there is nowhere to place the call; the queue knows which there are.
            throw (await grains.GetGrain<IQueueGrain>(0).GetAsync(cancellationToken)).Trainers.Count > 0 ? e : new ScoringUnavailableException(
                $"No silo with the role '{SiloRoles.Trainer}' is there, and only those predict. Start one, or ask again once it is back.", supported: true);
        }
    }
}
