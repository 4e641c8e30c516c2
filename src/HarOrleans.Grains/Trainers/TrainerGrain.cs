using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>The door to one slot of this silo.</summary>
[PinnedToSilo]
[RequireSiloRole(SiloRoles.Trainer)]
[GrainType("trainer")]
internal sealed class TrainerGrain(TrainerSlots slots) : Grain, ITrainerGrain
{
    public Task<long?> StartAsync(TrialTicket ticket, CancellationToken cancellationToken) =>
        Task.FromResult(slots.TryStart(this.GetPrimaryKeyString(), ticket));
}
