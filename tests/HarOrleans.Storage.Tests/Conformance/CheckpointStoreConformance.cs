using System.Text;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;
using HarOrleans.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Conformance;

/// <summary>A checkpoint counts whole or not at all: its points, its file and its record.</summary>
public abstract class CheckpointStoreConformance : StoreConformance
{
    private IArtifactStore Artifacts => Storage.Services.GetRequiredService<IArtifactStore>();

    private ICheckpointStore Checkpoints => Storage.Services.GetRequiredService<ICheckpointStore>();

    [Fact]
    public async Task Points_file_and_record_are_there_together_and_the_file_before_is_gone()
    {
        var (trainer, id) = await BeganAsync();
        var first = await StagedAsync(trainer, id, 1, 3, "three", Some.Point(1, 3, 0.5));
        Assert.Equal(1, await Checkpoints.RecordAsync(first));
        Assert.Equal(first.Info, await Storage.Trials.FindCheckpointAsync(id));
        Assert.Equal("three", await ReadAsync(first.File.Path));

        var second = await StagedAsync(trainer, id, 1, 4, "four", Some.Point(2, 4, 0.4));
        Assert.Equal(2, await Checkpoints.RecordAsync(second));
        Assert.Equal(second.Info, await Storage.Trials.FindCheckpointAsync(id));
        Assert.Null(await Artifacts.FindAsync(first.File.Path));
        Assert.Single(Blobs());
        Assert.Equal([1L, 2], (await Storage.Runs.ReadPointsAsync(trainer.RunId, [], 0, 10)).Points.Select(point => point.Sequence));
    }

    [Fact]
    public async Task One_takes_the_place_of_the_one_before_under_the_same_path()
    {
        var (trainer, id) = await BeganAsync();
        var path = $"runs/{trainer.RunId}/checkpoints/1";
        foreach (var (step, text) in ((string[])["one", "two", "three"]).Index())
        {
            Assert.NotNull(await Checkpoints.RecordAsync(await StagedAsync(path, trainer, id, 1, step, text)));
        }

        var late = await StagedAsync(path, trainer, id, 1, 0, "late");
        Assert.NotNull(await Checkpoints.RecordAsync(late));
        Assert.Equal(2, (await Storage.Trials.FindCheckpointAsync(id))?.Step);
        Assert.Equal("three", await ReadAsync(path));
        Assert.Single(Blobs());
    }

    [Fact]
    public async Task A_new_attempts_first_one_takes_the_earlier_attempts_away()
    {
        var (trainer, id) = await BeganAsync();
        Assert.NotNull(await Checkpoints.RecordAsync(await StagedAsync($"runs/{trainer.RunId}/checkpoints/1", trainer, id, 1, 3, "three")));
        await trainer.ExpireAsync();
        await trainer.BeginAsync("silo-b/0#1");
        Assert.NotNull(await Checkpoints.RecordAsync(await StagedAsync($"runs/{trainer.RunId}/checkpoints/2", trainer, id, 2, 4, "four")));
        Assert.Null(await Artifacts.FindAsync($"runs/{trainer.RunId}/checkpoints/1"));
        Assert.Equal("four", await ReadAsync($"runs/{trainer.RunId}/checkpoints/2"));
        Assert.Single(Blobs());
    }

    [Fact]
    public async Task Repeating_one_whose_end_is_unknown_changes_nothing()
    {
        var (trainer, id) = await BeganAsync();
        var checkpoint = await StagedAsync(trainer, id, 1, 3, "three", Some.Point(1, 3, 0.5));
        Assert.Equal(1, await Checkpoints.RecordAsync(checkpoint));
        await ChangesNothingAsync(async () => Assert.Equal(1, await Checkpoints.RecordAsync(checkpoint)));
        Assert.Equal("three", await ReadAsync(checkpoint.File.Path));
    }

    [Fact]
    public async Task An_attempt_that_is_over_leaves_neither_rows_nor_bytes()
    {
        var (trainer, id) = await BeganAsync();
        Assert.NotNull(await Checkpoints.RecordAsync(await StagedAsync(trainer, id, 1, 3, "three", Some.Point(1, 3, 0.5))));
        await trainer.ExpireAsync();
        await trainer.BeginAsync("silo-b/0#1");

        var late = await StagedAsync(trainer, id, 1, 4, "late", Some.Point(2, 4, 0.4));
        await ChangesNothingAsync(async () => Assert.Null(await Checkpoints.RecordAsync(late)));
        Assert.Single(Blobs());
        Assert.Equal("three", await ReadAsync($"runs/{trainer.RunId}/checkpoints/1-3"));
    }

    [Fact]
    public async Task The_same_bytes_as_anothers_are_stored_once_and_outlive_the_first_to_go()
    {
        var (trainer, id) = await BeganAsync();
        await Artifacts.WriteAsync("runs/other/same", stream => stream.WriteAsync(Encoding.UTF8.GetBytes("same")).AsTask());
        var checkpoint = await StagedAsync(trainer, id, 1, 1, "same");
        Assert.NotNull(await Checkpoints.RecordAsync(checkpoint));
        Assert.NotNull(await Checkpoints.RecordAsync(await StagedAsync(trainer, id, 1, 2, "other")));
        await using var kept = await Artifacts.OpenReadAsync("runs/other/same");
        Assert.NotNull(kept);
    }

    [Fact]
    public async Task One_of_an_earlier_step_adds_its_points_and_leaves_the_later_one()
    {
        var (trainer, id) = await BeganAsync();
        var later = await StagedAsync(trainer, id, 1, 4, "four");
        Assert.NotNull(await Checkpoints.RecordAsync(later));
        Assert.Equal(1, await Checkpoints.RecordAsync(await StagedAsync(trainer, id, 1, 3, "three", Some.Point(1, 3, 0.5))));
        Assert.Equal(later.Info, await Storage.Trials.FindCheckpointAsync(id));
        Assert.Equal("four", await ReadAsync(later.File.Path));
        Assert.Null(await Artifacts.FindAsync($"runs/{trainer.RunId}/checkpoints/1-3"));
    }

    private async Task<(Trainer Trainer, long Id)> BeganAsync()
    {
        var trainer = new Trainer(Storage);
        return (trainer, (await trainer.BeginAsync()).Trial.TrialId);
    }

    private string[] Blobs() => Directory.GetFiles(Path.Combine(Storage.Folder, "artifacts", ".blobs"), "*", SearchOption.AllDirectories);

    private Task<TrialCheckpoint> StagedAsync(Trainer trainer, long id, int attempt, long step, string text, params MetricPoint[] points) =>
        StagedAsync(FormattableString.Invariant($"runs/{trainer.RunId}/checkpoints/{attempt}-{step}"), trainer, id, attempt, step, text, points);

    private async Task<TrialCheckpoint> StagedAsync(string path, Trainer trainer, long id, int attempt, long step, string text, params MetricPoint[] points)
    {
        var file = await Checkpoints.WriteAsync(path, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask());
        return new(trainer.RunId, new(id, attempt, step, step, path, file.Sha256), file, Some.Points(attempt, points));
    }

    private async Task<string?> ReadAsync(string path)
    {
        await using var stream = await Artifacts.OpenReadAsync(path);
        return stream is null ? null : await new StreamReader(stream).ReadToEndAsync();
    }
}
