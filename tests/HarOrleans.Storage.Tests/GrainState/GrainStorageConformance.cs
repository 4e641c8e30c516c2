using HarOrleans.Contracts;
using HarOrleans.Storage.Tests.Support;
using Orleans.Runtime;
using Orleans.Storage;

namespace HarOrleans.Storage.Tests.GrainState;

public abstract class GrainStorageConformance(SiloFixture silo)
{
    private const string StateName = "shelf";

    private static Shelf With(string text) => new() { State = new ShelfState { Text = text } };

    private async Task<Shelf> ReadAsync(GrainId id, string stateName = StateName)
    {
        var state = new Shelf();
        await silo.Grains.ReadStateAsync(stateName, id, state);
        return state;
    }

    [Fact]
    public async Task A_grain_finds_its_state_where_the_outbox_says()
    {
        var grain = silo.Factory.GetGrain<IShelfGrain>(long.MaxValue - 1);
        await grain.PutAsync("first");
        await grain.PutAsync("second");

        var entries = (await silo.Storage.Outbox.ReadAsync(1000)).Where(entry => entry.GrainId == grain.GetGrainId().ToString()).ToList();
        Assert.Equal([1L, 2L], entries.Select(entry => entry.Version));
        Assert.True(entries[0].Id < entries[1].Id);

        var state = await ReadAsync(GrainId.Parse(entries[1].GrainId), entries[1].StateName);
        Assert.Equal("second", state.State.Text);
        Assert.Equal("2", state.ETag);
    }

    [Theory]
    [InlineData("shelf/1")]
    [InlineData("shelf/FFFFFFFFFFFFFFFF")]
    [InlineData("shelf/default")]
    [InlineData("shelf/abc")]
    [InlineData("shelf/ABC")]
    [InlineData("shelf/0abc")]
    [InlineData("other/abc")]
    [InlineData("shelf/7/12")]
    [InlineData("shelf/0123456789abcdef0123456789abcdef")]
    [InlineData("shelf/0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("shelf/team+12")]
    [InlineData("shelf/12+team")]
    [InlineData("shelf/größe und 'quote'")]
    public async Task Every_key_has_a_row_of_its_own_and_comes_back_through_the_outbox(string grainId)
    {
        var id = GrainId.Parse(grainId);
        await silo.Grains.WriteStateAsync(StateName, id, With(grainId));

        var entry = (await silo.Storage.Outbox.ReadAsync(1000)).Single(entry => entry.GrainId == grainId);
        Assert.Equal(StateName, entry.StateName);
        var back = await ReadAsync(GrainId.Parse(entry.GrainId), entry.StateName);
        Assert.Equal(grainId, back.State.Text);
        Assert.True(back.RecordExists);
    }

    [Fact]
    public async Task Contract_records_come_back_as_they_were()
    {
        var id = GrainId.Parse("shelf/spec");
        var spec = new StudySpec
        {
            Name = "s",
            Experiment = "e",
            Direction = StudyDirection.Maximize,
            Space = [new SearchParameter("lr", new FloatDistribution(1e-4, 1e-3, Log: true))],
            Objective = new ObjectiveSpec("har-lstm", new Dictionary<string, string> { ["epochs"] = "10" }, new Dictionary<string, string>()),
            Sampler = new SamplerSpec("tpe", 0, new Dictionary<string, string>()),
            Pruner = new PrunerSpec("median", new Dictionary<string, string>()),
        };
        await silo.Grains.WriteStateAsync(StateName, id, new Shelf { State = new ShelfState { Value = ParamValue.Of(1.0), Spec = spec } });

        var back = (await ReadAsync(id)).State;
        Assert.Equal(ParamValue.Of(1.0), back.Value);
        Assert.NotEqual(ParamValue.Of(1), back.Value);
        Assert.Equal(spec.Space[0], back.Spec!.Space[0]);
        Assert.Equal("10", back.Spec.Objective.Settings["epochs"]);
    }

    [Fact]
    public async Task A_state_that_was_never_written_reads_as_new()
    {
        var state = await ReadAsync(GrainId.Parse("shelf/nobody"));
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Equal("", state.State.Text);
    }

    [Fact]
    public async Task Of_two_writers_with_one_version_the_second_fails_and_changes_nothing()
    {
        var id = GrainId.Parse("shelf/race");
        await silo.Grains.WriteStateAsync(StateName, id, With("start"));
        var (one, two) = (await ReadAsync(id), await ReadAsync(id));
        (one.State.Text, two.State.Text) = ("one", "two");

        await silo.Grains.WriteStateAsync(StateName, id, one);
        var before = await silo.Storage.DumpAsync();
        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Grains.WriteStateAsync(StateName, id, two));

        Assert.Equal(before, await silo.Storage.DumpAsync());
        Assert.Equal("one", (await ReadAsync(id)).State.Text);
    }

    [Fact]
    public async Task Of_two_first_writes_the_second_fails()
    {
        var id = GrainId.Parse("shelf/first");
        await silo.Grains.WriteStateAsync(StateName, id, With("one"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Grains.WriteStateAsync(StateName, id, With("two")));
        Assert.Equal("one", (await ReadAsync(id)).State.Text);
    }

    [Fact]
    public async Task A_write_whose_row_has_vanished_fails_and_makes_no_row()
    {
        var id = GrainId.Parse("shelf/vanished");
        await silo.Grains.WriteStateAsync(StateName, id, With("one"));
        var state = await ReadAsync(id);
        await silo.Storage.QueryAsync("DELETE FROM grain_state WHERE grain_id = 'shelf/vanished'");

        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Grains.WriteStateAsync(StateName, id, state));
        Assert.False((await ReadAsync(id)).RecordExists);
    }

    [Fact]
    public async Task Clearing_keeps_the_version_so_that_an_older_writer_still_fails()
    {
        var id = GrainId.Parse("shelf/cleared");
        await silo.Grains.WriteStateAsync(StateName, id, With("one"));
        var old = await ReadAsync(id);
        var clearing = await ReadAsync(id);
        await silo.Grains.ClearStateAsync(StateName, id, clearing);

        Assert.False((await ReadAsync(id)).RecordExists);
        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Grains.WriteStateAsync(StateName, id, old));
        Assert.Equal([1L, 2L], (await silo.Storage.Outbox.ReadAsync(1000)).Where(entry => entry.GrainId == "shelf/cleared").Select(entry => entry.Version));

        clearing.State.Text = "again";
        await silo.Grains.WriteStateAsync(StateName, id, clearing);
        Assert.Equal("again", (await ReadAsync(id)).State.Text);
    }

    [Fact]
    public async Task Where_the_state_write_rolls_back_the_outbox_has_no_entry()
    {
        await silo.Grains.WriteStateAsync(StateName, GrainId.Parse("shelf/rollback"), With("one"));
        var before = await silo.Storage.DumpAsync();

        await silo.Storage.QueryAsync("BEGIN; UPDATE grain_state SET version = version + 1 WHERE grain_id = 'shelf/rollback'; ROLLBACK;");

        Assert.Equal(before, await silo.Storage.DumpAsync());
    }

    [Fact]
    public async Task Grain_state_and_store_writes_at_once_all_succeed()
    {
        var states = Enumerable.Range(0, 64).Select(i => silo.Grains.WriteStateAsync(StateName, GrainId.Parse($"shelf/crowd-{i}"), With($"{i}")));
        var claims = Enumerable.Range(0, 64).Select(i => silo.Storage.Names.ClaimAsync("default", "study", $"crowd-{i}"));
        await Task.WhenAll(states.Concat(claims));

        var rows = await silo.Storage.QueryAsync("SELECT COUNT(*) FROM grain_state WHERE grain_id LIKE 'shelf/crowd-%'");
        Assert.Equal("64", rows.Single());
    }
}
