using HarOrleans.Contracts;
using HarOrleans.Server;
using HarOrleans.Testing;
using Microsoft.Extensions.Time.Testing;

namespace HarOrleans.Client.Tests;

public sealed class SystemMetricsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_machine_is_sampled_for_every_trial_beside_its_own_points_unless_it_is_turned_off(bool isOn)
    {
        var sampled = new TaskCompletionSource();
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            trial.LogMetrics(1, [new("loss", 0.5)]);
            trial.SaveCheckpoint(1, stream => stream.WriteByte(1));
            if (isOn)
            {
                sampled.Task.Wait(cancellationToken);
            }

            return TrialOutcome.Complete(1);
        });
        var options = new HarServerOptions { StateFolder = _folder.Path, Port = 0, Roles = [SiloRoles.Control, SiloRoles.Trainer], Monitoring = new() { SystemMetricsEvery = isOn ? TimeSpan.FromSeconds(1) : null } };
        await using var server = await HarTestServer.StartAsync(options, objective);
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new StudyBudget(1, 1), null, Cancelled);
        RunHandle? run = null;
        await foreach (var update in study.WatchAsync(Cancelled))
        {
            run ??= update.Changed is [var trial, ..] ? server.Client.Runs.Get(trial.RunId) : null;
            if (isOn && run is not null && !sampled.Task.IsCompleted)
            {
                await foreach (var page in run.WatchPointsAsync([], cancellationToken: Cancelled))
                {
                    if (page.Points.Any(point => SystemMetricKeys.Contains(point.Key)))
                    {
                        sampled.SetResult();
                        break;
                    }
                }
            }

            if (update.Study.Counts.Finished == 1)
            {
                break;
            }
        }

        var metrics = (await run!.GetAsync(Cancelled)).Metrics.ToDictionary(metric => metric.Key, metric => metric.Last);
        Assert.Equal(0.5, metrics["loss"].Value);
        Assert.Equal(isOn, metrics.ContainsKey("system/disk_usage_percentage"));
        Assert.Equal(isOn && OperatingSystem.IsLinux(), metrics.TryGetValue("system/system_memory_usage_percentage", out var memory) && memory is { Step: 0, Sequence: < 0, Value: > 0 and <= 100 });
    }

    [Fact]
    public async Task A_run_of_ones_own_has_the_machines_figures_too()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var client = new HarClient(server.Grains, time: time);
        var experiment = await client.Experiments.GetOrCreateAsync("runs", cancellationToken: Cancelled);
        await using var run = await client.Runs.StartAsync(experiment.Id, "by hand", cancellationToken: Cancelled);

        time.Advance(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(10));
        await run.FinishAsync(cancellationToken: Cancelled);

        var memory = (await run.Handle.GetAsync(Cancelled)).Metrics.Single(metric => metric.Key == "system/disk_usage_percentage");
        Assert.Equal((2, 1L), (memory.Count, memory.Last.Step));
    }
}
