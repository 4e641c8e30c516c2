using HarOrleans.Contracts;
using Orleans.Runtime;

namespace HarOrleans.Client;

/// <summary>Predictions of logged models, where a silo can make them.</summary>
internal static class Scoring
{
    internal static async Task<IReadOnlyList<Prediction>> PredictAsync(IGrainFactory grains, string source, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            return await grains.GetGrain<IScoringGrain>(0).PredictAsync(source, request, cancellationToken);
        }
        catch (OrleansException e)
        {
            // Without a silo of the role there is nowhere to place the call; the queue knows which there are.
            throw (await grains.GetGrain<IQueueGrain>(0).GetAsync(cancellationToken)).Trainers.Count > 0 ? e : new ScoringUnavailableException(
                $"No silo with the role '{SiloRoles.Trainer}' is there, and only those predict. Start one, or ask again once it is back.", supported: true);
        }
    }
}
