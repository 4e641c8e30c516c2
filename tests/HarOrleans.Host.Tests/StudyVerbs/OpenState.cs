using HarOrleans.Host.Hosting;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.Tests.StudyVerbs;

/// <summary>A state folder of a class's own, open while its tests run.</summary>
public sealed class OpenState : IAsyncLifetime
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("har-state-");
    private StateConnection? _connection;

    internal Client.HarClient Client => _connection!.Client;

    public async ValueTask InitializeAsync() =>
        _connection = await StateConnection.OpenAsync(_state.FullName, null, Access.Make, new ServerLog(_ => { }), TimeProvider.System, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _connection!.DisposeAsync();
        _state.Delete(recursive: true);
    }
}
