using HarOrleans.Client.Tests.Faults;
using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Client.Tests;

public sealed class WatchTests : IDisposable
{
    private static readonly WatchOptions Hasty = new() { PollInterval = TimeSpan.FromMilliseconds(50), RetryDelay = TimeSpan.FromMilliseconds(1) };
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_watched_study_loses_no_change_and_repeats_none(bool withFaults)
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth(), slots: 2);
        var calls = new CallCounter();
        var watching = withFaults ? new HarClient(FaultyGrains.Over(server.Grains, calls)) : server.Client;
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new StudyBudget(8, 2), cancellationToken: Cancelled);

        var seen = new List<(int Number, long Sequence)>();
        var known = new SortedDictionary<int, FrozenTrial>();
        long last = 0;
        await foreach (var update in watching.Studies.Get(study.Id).WatchAsync(Hasty, Cancelled))
        {
            Assert.True(update.Study.Sequence >= last);
            last = update.Study.Sequence;
            foreach (var trial in update.Changed)
            {
                seen.Add((trial.Number, trial.Sequence));
                known[trial.Number] = trial;
            }

            if (update.Study.Phase == StudyPhase.Finished)
            {
                break;
            }
        }

        Assert.Equal(seen.Distinct().Count(), seen.Count);
        var stored = (await study.GetTrialsAsync(cancellationToken: Cancelled)).Trials;
        Assert.Equal(stored.Select(Text), known.Values.Select(Text));
        Assert.Equal(8, stored.Count(trial => trial.IsFinished));
        Assert.True(!withFaults || calls.Count > 3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_watch_of_the_latest_trials_begins_with_those_and_a_thinned_history_and_misses_no_change_after_it(bool withFaults)
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var watching = withFaults ? new HarClient(FaultyGrains.Over(server.Grains, new CallCounter())) : server.Client;
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study() with { Objective = ObjectiveSpec.AskTell }, Cancelled);
        var parameters = (await study.AskAsync(cancellationToken: Cancelled)).Params;
        await study.AddTrialsAsync([.. Enumerable.Range(1, 2500).Select(x => FrozenTrial.Create(TrialState.Complete, parameters, [Math.Abs(1200 - x)]))], cancellationToken: Cancelled);

        await using var watch = watching.Studies.Get(study.Id).WatchLatestAsync(20, Hasty, Cancelled).GetAsyncEnumerator(Cancelled);
        Assert.True(await watch.MoveNextAsync());
        var first = watch.Current;
        var asked = await study.AskAsync(cancellationToken: Cancelled);
        await asked.TellAsync(0.25);
        List<FrozenTrial> later = [];
        while (later.LastOrDefault() is not { State: TrialState.Complete })
        {
            Assert.True(await watch.MoveNextAsync());
            Assert.Null(watch.Current.History);
            later.AddRange(watch.Current.Changed);
        }

        Assert.Equal(Enumerable.Range(2481, 20), first.Changed.Select(x => x.Number));
        Assert.InRange(first.History!.Points.Count, 900, ValueHistory.MostPoints);
        Assert.Contains(new(1200, 0), first.History.Points);
        Assert.Equal(2500, first.Study.Counts.Complete);
        Assert.All(later, x => Assert.Equal(asked.Number, x.Number));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Watched_points_come_once_and_in_order_while_they_are_logged(bool withFaults)
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var watching = withFaults ? new HarClient(FaultyGrains.Over(server.Grains, new CallCounter())) : server.Client;
        var run = await OwnRunAsync(server.Client);
        var logging = Task.Run(async () =>
        {
            for (var step = 1; step <= 60; step++)
            {
                await run.LogAsync(Batch(step), Cancelled);
            }
        }, Cancelled);

        var points = new List<MetricPoint>();
        await foreach (var page in watching.Runs.Get(run.Id).WatchPointsAsync(["loss"], 0, Hasty, Cancelled))
        {
            points.AddRange(page.Points);
            if (points.Count >= 60)
            {
                break;
            }
        }

        await logging;
        Assert.Equal(Enumerable.Range(1, 60).Select(step => ((long)step, 1.0 / step)), points.Select(point => (point.Step, point.Value)));
    }

    [Fact]
    public async Task A_watched_study_goes_on_from_a_sequence_without_loss_or_repeat()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
        await study.OptimizeAsync(new StudyBudget(6, 1), cancellationToken: Cancelled);

        var seen = new List<(int Number, long Sequence)>();
        var known = new SortedDictionary<int, FrozenTrial>();
        long at = 0;
        for (var isOver = false; !isOver;)
        {
            // Each watch takes one update, as a process that is restarted all the time would.
            var update = await FirstAsync(new HarClient(FaultyGrains.Over(server.Grains, new CallCounter())).Studies.Get(study.Id).WatchAsync(at, Hasty, Cancelled));
            Assert.All(update.Changed, trial => Assert.InRange(trial.Sequence, at + 1, update.Sequence));
            at = update.Sequence;
            seen.AddRange(update.Changed.Select(trial => (trial.Number, trial.Sequence)));
            foreach (var trial in update.Changed)
            {
                known[trial.Number] = trial;
            }

            isOver = update.Study.Phase == StudyPhase.Finished;
        }

        Assert.Equal(seen.Distinct().Count(), seen.Count);
        Assert.Equal((await study.GetTrialsAsync(cancellationToken: Cancelled)).Trials.Select(Text), known.Values.Select(Text));
    }

    [Fact]
    public async Task A_watched_query_tells_what_comes_changes_and_goes_and_goes_on_from_where_it_was()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var client = server.Client;
        var experiment = await client.Experiments.GetOrCreateAsync("watched", cancellationToken: Cancelled);
        var one = await AddAsync("one");
        var search = new RunSearch("tags.team = 'har'", ["name"], []);
        var faulty = new HarClient(FaultyGrains.Over(server.Grains, new CallCounter())).Runs;
        await using var watch = faulty.WatchAsync(search, options: Hasty, cancellationToken: Cancelled).GetAsyncEnumerator(Cancelled);

        Assert.Equal("one", Text(await NextAsync()));
        var two = await AddAsync("two");
        Assert.Equal("two", Text(await NextAsync()));
        await one.LogAsync(Batch(1), Cancelled);
        var changed = await NextAsync();
        Assert.Equal(("one", 2), (Text(changed), changed.Changed[0].Metrics.Count));
        await two.SetTagAsync("team", "other", Cancelled);
        var gone = await NextAsync();
        Assert.Equal(("", two.Id), (Text(gone), Assert.Single(gone.Gone)));

        await one.RenameAsync("zero", Cancelled);
        await two.SetTagAsync("team", "har", Cancelled);
        var kept = System.Text.Json.JsonSerializer.Deserialize<RunQueryState>(System.Text.Json.JsonSerializer.Serialize(gone.State));
        var later = await FirstAsync(faulty.WatchAsync(search, kept, Hasty, Cancelled));
        Assert.Equal("two zero", Text(later));
        Assert.Equal([two.Id, one.Id], later.State.Runs.Select(run => run.RunId));
        await Assert.ThrowsAsync<InvalidSpecException>(() => FirstAsync(faulty.WatchAsync(search with { Query = "metrics.loss >" }, cancellationToken: Cancelled)));

        async Task<RunHandle> AddAsync(string name) => (await client.Runs.StartAsync(
            experiment.Id, name, new StartRunOptions { SystemMetricsEvery = null, Tags = new Dictionary<string, string> { ["team"] = "har" } }, Cancelled)).Handle;

        async Task<RunQueryUpdate> NextAsync() => await watch.MoveNextAsync() ? watch.Current : throw new InvalidOperationException("The watch ended.");

        static string Text(RunQueryUpdate update) => string.Join(' ', update.Changed.Select(run => run.Info.Name));
    }

    [Fact]
    public async Task A_watch_that_begins_late_has_the_whole_first()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var run = await OwnRunAsync(server.Client);
        for (var step = 1; step <= 5; step++)
        {
            await run.LogAsync(Batch(step), Cancelled);
        }

        var first = await FirstAsync(run.WatchPointsAsync(["loss"], cancellationToken: Cancelled));
        var after = await FirstAsync(run.WatchPointsAsync(["loss"], first.Cursor, Cancelled));

        Assert.Equal([1L, 2, 3, 4, 5], first.Points.Select(point => point.Step));
        Assert.Empty(after.Points);
        Assert.Equal(first.Revision, after.Revision);
    }

    [Fact]
    public async Task Points_hidden_by_a_second_attempt_are_told_by_a_new_revision_from_the_first_point_on()
    {
        using var watched = new ManualResetEventSlim();
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            for (var step = 1; step <= 3; step++)
            {
                trial.LogMetrics(step, [new("value", (trial.Assignment.Attempt * 10) + step)]);
            }

            trial.Flush();
            if (trial.Assignment.Attempt == 1)
            {
                watched.Wait(cancellationToken);
                return TrialOutcome.Fail("the first attempt fails");
            }

            return TrialOutcome.Complete(1);
        });
        await using var server = await HarTestServer.StartAsync(_folder.Path, objective);
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(maxRetries: 1), Cancelled);
        await study.OptimizeAsync(new StudyBudget(1, 1), cancellationToken: Cancelled);
        var runId = (await FirstAsync(Trials(study))).RunId;

        var known = new List<double>();
        int? revision = null;
        var revisions = 0;
        await foreach (var page in server.Client.Runs.Get(runId).WatchPointsAsync(["value"], 0, Hasty, Cancelled))
        {
            if (revision != page.Revision)
            {
                known.Clear();
                revision = page.Revision;
                revisions++;
            }

            known.AddRange(page.Points.Select(point => point.Value));
            if (known is [11, 12, 13])
            {
                watched.Set();
            }

            if (known.Contains(23))
            {
                break;
            }
        }

        Assert.Equal([21, 22, 23], known);
        Assert.True(revisions >= 2);
    }

    [Fact]
    public async Task A_watched_run_tells_when_it_ends()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var run = await OwnRunAsync(server.Client);
        var statuses = new List<RunStatus>();
        await foreach (var detail in run.WatchAsync(Hasty, Cancelled))
        {
            statuses.Add(detail.Info.Status);
            if (statuses.Count > 1)
            {
                break;
            }

            await run.FinishAsync(RunStatus.Failed, "no more disk", Cancelled);
        }

        Assert.Equal(RunStatus.Failed, statuses[^1]);
    }

    [Fact]
    public async Task The_state_of_a_watch_is_told_when_it_changes()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var run = await OwnRunAsync(server.Client);
        var states = new List<(WatchState, Type?)>();
        var options = new WatchOptions { PollInterval = Hasty.PollInterval, RetryDelay = Hasty.RetryDelay, OnState = (state, fault) => states.Add((state, fault?.GetType())) };

        await FirstAsync(new HarClient(FaultyGrains.Over(server.Grains, new CallCounter())).Runs.Get(run.Id).WatchPointsAsync([], 0, options, Cancelled));

        Assert.Equal([(WatchState.Reconnecting, typeof(TimeoutException)), (WatchState.Live, null)], states);
    }

    [Fact]
    public async Task Watching_what_does_not_exist_ends_with_an_error()
    {
        await using var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());

        await Assert.ThrowsAsync<NotFoundException>(() => FirstAsync(server.Client.Studies.Get(99).WatchAsync(Cancelled)));
        await Assert.ThrowsAsync<NotFoundException>(() => FirstAsync(server.Client.Runs.Get(new string('0', 32)).WatchPointsAsync([], cancellationToken: Cancelled)));
    }

    private static async Task<RunHandle> OwnRunAsync(HarClient client)
    {
        var experiment = await client.Experiments.GetOrCreateAsync("by hand", cancellationToken: Cancelled);
        var none = new Dictionary<string, string>();
        return await client.Runs.CreateAsync(new RunSpec(new string('a', 32), Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "run", null, none, none), Cancelled);
    }

    private static RunBatch Batch(int step)
    {
        var none = new Dictionary<string, string>();
        return new(0, [new("loss", (2 * step) - 1, step, 1.0 / step, 0), new("other", 2 * step, step, step, 0)], none, none);
    }

    private static async IAsyncEnumerable<FrozenTrial> Trials(StudyHandle study)
    {
        await foreach (var update in study.WatchAsync(Hasty, Cancelled))
        {
            foreach (var trial in update.Changed)
            {
                yield return trial;
            }
        }
    }

    private static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
        {
            return item;
        }

        throw new InvalidOperationException("There is none.");
    }

    private static string Text(FrozenTrial trial) =>
        FormattableString.Invariant($"{trial.Number} {trial.State} {trial.Value:R} {trial.Sequence} {string.Join(' ', trial.Intermediates)}");
}
