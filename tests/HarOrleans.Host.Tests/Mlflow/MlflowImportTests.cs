using HarOrleans.Contracts;
using HarOrleans.Host.Mlflow;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.Tests.Mlflow;

public sealed class MlflowImportTests : IDisposable
{
    private readonly MlflowStore _store = new();
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("har-state-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _state.Delete(recursive: true);
    }

    private async Task<MlflowImportDocument> ImportAsync(StateConnection connection)
    {
        var question = await MlflowImport.PrepareAsync(_store.Path, Cancelled);
        return (MlflowImportDocument)(await question(connection.Client, Cancelled)).Document;
    }

    [Fact]
    public async Task Everything_arrives_once_and_what_has_grown_is_added()
    {
        await using var connection = await StateConnection.OpenAsync(_state.FullName, null, Access.Make, new ServerLog(_ => { }), TimeProvider.System, Cancelled);
        var first = await ImportAsync(connection);
        Assert.Empty(first.Failed);
        Assert.Equal((1, 1, 1, 1, 4L, 1, 2, 0), (first.Experiments, first.Runs, first.Params, first.Tags, first.MetricPoints, first.Models, first.Artifacts, first.Repaired));

        var again = await ImportAsync(connection);
        Assert.Equal(new MlflowImportDocument(0, 0, 0, 0, 0, 0, 0, 0, again.Failed), again);

        var stuck = new string('c', 32);
        _store.WriteRun(stuck, status: 1);
        _store.Write($"1/{stuck}/tags/mlflow.parentRunId", MlflowStore.Run);
        _store.Write($"1/{MlflowStore.Run}/metrics/sub/acc", "4 0.25\n5 0.5 1\n");
        var grown = await ImportAsync(connection);
        Assert.Equal((1, 1L, 1), (grown.Runs, grown.MetricPoints, grown.Repaired));

        var run = await connection.Client.Runs.Get(MlflowStore.Run).GetAsync(Cancelled);
        Assert.Equal(["loss", "sub/acc"], run.Metrics.Select(metric => metric.Key));
        Assert.Equal("set", Assert.Single(run.Inputs!).Dataset.Name);
        Assert.Equal(["plots/a.png"], (await connection.Client.Runs.Get(MlflowStore.Run).ListArtifactsAsync(Cancelled)).Select(file => file.Path));
        Assert.Equal(["MLmodel"], (await connection.Client.LoggedModels.ListArtifactsAsync(MlflowStore.Model, Cancelled)).Select(file => file.Path));
        Assert.Equal([stuck], (await connection.Client.Runs.ListChildrenAsync(MlflowStore.Run, cancellationToken: Cancelled)).Select(child => child.RunId));
        Assert.Equal(RunStatus.Failed, (await connection.Client.Runs.Get(stuck).GetAsync(Cancelled)).Info.Status);

        _store.Write($"1/{MlflowStore.Run}/params/deep/lr", "0.2");
        var conflict = Assert.Single((await ImportAsync(connection)).Failed);
        Assert.Contains("'0.1' here and '0.2' there", conflict.Reason, StringComparison.Ordinal);
    }
}
