using HarOrleans.Contracts;
using HarOrleans.Optimization;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class RaceConformance : StoreConformance
{
    private const int Writers = 64;

    private static Task<T[]> AtOnceAsync<T>(Func<int, Task<T>> call) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => call(i))));

    [Fact]
    public async Task Of_64_hand_outs_of_one_waiting_trial_exactly_one_wins()
    {
        var trainer = new Trainer(Storage);
        var record = await trainer.CreateAsync();

        var won = await AtOnceAsync(i => Storage.Trials.CommitAsync(
            new(record.Trial.TrialId, Trainer.Step(record.Execution, new TrialEvent.Begin($"silo-{i}/0#1")), 2, trainer.Now, trainer.Now + trainer.Lease)));

        var winner = Assert.Single(Enumerable.Range(0, Writers), i => won[i] is not null);
        var after = await trainer.GetAsync();
        Assert.Equal($"silo-{winner}/0#1", after.Execution.Holder);
        Assert.Equal(1, after.Execution.Attempt);
    }

    [Fact]
    public async Task Of_64_ends_of_one_attempt_exactly_one_is_stored()
    {
        var trainer = new Trainer(Storage);
        var record = await trainer.BeginAsync();

        var won = await AtOnceAsync(i => Storage.Trials.CommitAsync(
            new(record.Trial.TrialId, Trainer.Step(record.Execution, new TrialEvent.Tell(1, TrialOutcome.Complete(i))), 3, trainer.Now, trainer.Now)));

        var winner = Assert.Single(Enumerable.Range(0, Writers), i => won[i] is not null);
        Assert.Equal(winner, (await trainer.GetAsync()).Trial.Value);
    }

    [Fact]
    public async Task Of_64_makers_of_one_trial_all_get_the_same_trial()
    {
        var trials = await AtOnceAsync(i => Storage.Trials.CreateAsync(new Trainer(Storage).NewTrial() with { Sequence = i }));
        Assert.Single(trials.Select(record => (record.Trial.TrialId, record.Trial.Sequence)).Distinct());
        Assert.Single(await Storage.Trials.LoadAsync(7));
    }

    [Fact]
    public async Task Of_64_values_of_one_parameter_exactly_one_is_stored_and_the_others_conflict()
    {
        var run = Some.RunId(1);
        await Storage.Runs.CreateAsync(Some.Run(run), Trainer.Start);

        var stored = await AtOnceAsync(async i =>
        {
            try
            {
                await Storage.Runs.LogAsync(run, Some.Params(0, "p", $"{i}"));
                return true;
            }
            catch (ConflictException)
            {
                return false;
            }
        });

        var winner = Assert.Single(Enumerable.Range(0, Writers), i => stored[i]);
        Assert.Equal($"{winner}", (await Storage.Runs.FindAsync(run))!.Params["p"]);
    }

    [Fact]
    public async Task Sixty_four_writers_lose_no_point_and_readers_see_each_once()
    {
        const int batches = 10;
        var runs = Enumerable.Range(0, Writers).Select(Some.RunId).ToList();
        await Task.WhenAll(runs.Select(run => Storage.Runs.CreateAsync(Some.Run(run), Trainer.Start)));

        await AtOnceAsync(async i =>
        {
            for (var batch = 0; batch < batches; batch++)
            {
                await Storage.Runs.LogAsync(runs[i], Some.Points(0, Some.Point((batch * 2) + 1, batch, i), Some.Point((batch * 2) + 2, batch, -i, "acc")));
            }

            return true;
        });

        foreach (var run in runs)
        {
            var page = await Storage.Runs.ReadPointsAsync(run, [], 0, 1000);
            Assert.Equal(Enumerable.Range(1, batches * 2).Select(i => (long)i), page.Points.Select(point => point.Sequence));
        }
    }

    [Fact]
    public async Task A_unit_that_fails_takes_none_of_its_neighbours_with_it()
    {
        var run = Some.RunId(1);
        await Storage.Runs.CreateAsync(Some.Run(run) with { Params = new Dictionary<string, string> { ["p"] = "1" } }, Trainer.Start);

        var outcomes = await AtOnceAsync(async i =>
        {
            try
            {
                var batch = new RunBatch(0, [Some.Point(i + 1, i, i)], new Dictionary<string, string> { ["p"] = i % 2 == 0 ? "1" : "2" }, Some.NoWords);
                await Storage.Runs.LogAsync(run, batch);
                return true;
            }
            catch (ConflictException)
            {
                return false;
            }
        });

        Assert.All(Enumerable.Range(0, Writers), i => Assert.Equal(i % 2 == 0, outcomes[i]));
        var page = await Storage.Runs.ReadPointsAsync(run, [], 0, 1000);
        Assert.Equal(Enumerable.Range(0, Writers).Where(i => i % 2 == 0).Select(i => (long)i), page.Points.Select(point => point.Step).Order());
    }
}
