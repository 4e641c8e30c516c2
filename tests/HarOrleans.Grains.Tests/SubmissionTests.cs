using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace HarOrleans.Grains.Tests;

public sealed class SubmissionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_trials_of_a_study_that_wait_go_to_the_queue_in_one_call()
    {
        var queue = new CallLog(typeof(IQueueGrain));
        var objective = new ScriptedObjective((_, stop) =>
        {
            stop.WaitHandle.WaitOne();
            throw new OperationCanceledException(stop);
        });
        await using var server = await HarTestServer.StartAsync(_folder.Path, objective, configure: services => services.AddSingleton<IIncomingGrainCallFilter>(queue));
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        for (var number = 0; number < 40; number++)
        {
            await study.EnqueueTrialAsync(new Dictionary<string, ParamValue> { ["x"] = ParamValue.Of(number / 40.0) }, cancellationToken: Cancelled);
        }

        await study.OptimizeAsync(new(40, 40), null, Cancelled);
        await StudyRuns.UntilAsync(study, x => x.Counts.Running == 1);
        await study.CancelTrialAsync(0, Cancelled);
        await StudyRuns.UntilAsync(study, x => x.Counts is { Running: 1, Fail: 1 });
        await Eventually.TrueAsync(() => Task.FromResult(Submitted().Count > 1), Cancelled);

        Assert.Equal(Enumerable.Range(0, 40), Submitted()[0]);
        Assert.All(Submitted().Skip(1), again => Assert.InRange(again.Length, 38, 39));
        Assert.Equal(38, (await server.Client.GetQueuePageAsync(0, 1, Cancelled)).Total);

        List<int[]> Submitted() =>
            [.. queue.Calls.Where(x => x.Method == nameof(IQueueGrain.EnqueueAsync)).Select(x => ((IReadOnlyList<TrialTicket>)x.Argument!).Select(ticket => ticket.Number).ToArray())];
    }
}
