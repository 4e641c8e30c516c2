using HarOrleans.Contracts;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace HarOrleans.Grains;

/// <summary>Finds the silo, with its generation, in the key; a restarted silo is another one.</summary>
internal sealed class PinnedToSiloDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString()!;
        var silo = SlotKey.TryParseSilo(key);
        return silo is not null && context.GetCompatibleSilos(target).Contains(silo)
            ? Task.FromResult(silo)
            : Task.FromException<SiloAddress>(new TrainerGoneException(key));
    }
}
