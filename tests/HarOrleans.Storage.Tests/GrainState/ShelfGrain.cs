using Orleans.Runtime;

namespace HarOrleans.Storage.Tests.GrainState;

[GrainType("shelf")]
public sealed class ShelfGrain([PersistentState("shelf", HarStorageNames.GrainState)] IPersistentState<ShelfState> state) : Grain, IShelfGrain
{
    public Task PutAsync(string text)
    {
        state.State.Text = text;
        return state.WriteStateAsync();
    }

    public Task<string> GetAsync() => Task.FromResult(state.State.Text);

    public Task ClearAsync() => state.ClearStateAsync();
}
