using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>Writes that never leave unsaved state being served.</summary>
internal static class GrainStateExtensions
{
    /// <summary>
    /// Stores a new state. Where that fails, the state in memory goes back to what it was and the grain leaves memory, since nobody knows whether
    /// the write reached the disk: the next call reads what is there.
    /// </summary>
    internal static async Task WriteOrPutBackAsync<T>(this Grain grain, IPersistentState<T> state, T next, CancellationToken cancellationToken)
        where T : IStoredState
    {
        next.Format = T.Newest;
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync(cancellationToken);
        }
        catch
        {
            state.State = before;
            grain.GrainContext.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "A state write failed."), CancellationToken.None);
            throw;
        }
    }
}
