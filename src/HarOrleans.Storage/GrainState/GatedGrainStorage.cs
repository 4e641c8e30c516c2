using System.Data.Common;
using HarOrleans.Storage.Sql;
using Orleans.Runtime;
using Orleans.Storage;

namespace HarOrleans.Storage.GrainState;

/// <summary>
/// The Orleans ADO.NET provider behind the one-writer gate, off the grain's thread, and with an identity of its own for each grain's state.
/// </summary>
/// <remarks>
/// The provider stores a key's parsed form and leaves out the grain's type: "abc" and "ABC" would share a row (both are hexadecimal numbers), and so would
/// two types with one state name. It is therefore given the whole grain id as a text key, with an '=' before it that no number begins with.
/// </remarks>
internal sealed class GatedGrainStorage(AdoNetGrainStorage inner, IWriteGate gate, ISqlDialect dialect) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly GrainType AnyType = GrainType.Create("har");

    /// <inheritdoc />
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        CallAsync(() => inner.ReadStateAsync(stateName, Wrap(grainId), grainState));

    /// <inheritdoc />
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        using var turn = await gate.EnterAsync();
        await CallAsync(() => inner.WriteStateAsync(stateName, Wrap(grainId), grainState));
        StorageMeter.Committed();
    }

    /// <inheritdoc />
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        using var turn = await gate.EnterAsync();
        await CallAsync(() => inner.ClearStateAsync(stateName, Wrap(grainId), grainState));
        StorageMeter.Committed();
    }

    /// <inheritdoc />
    public void Participate(ISiloLifecycle lifecycle) => inner.Participate(lifecycle);

    private static GrainId Wrap(GrainId grainId) => GrainId.Create(AnyType, IdSpan.Create("=" + grainId));

    private async Task CallAsync(Func<Task> call)
    {
        try
        {
            // The provider runs SQLite, which is synchronous, on the caller's thread: here that would be the grain's turn.
            await Task.Run(call);
        }
        catch (DbException error) when (dialect.Explain(error) is { } explained)
        {
            throw explained;
        }
    }
}
