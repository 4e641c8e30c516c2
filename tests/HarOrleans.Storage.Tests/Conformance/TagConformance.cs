using HarOrleans.Contracts;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class TagConformance : StoreConformance
{
    private static readonly string Run = Some.RunId(1);

    [Fact]
    public async Task A_tag_is_swapped_only_where_it_still_is_what_the_writer_knew()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);

        Assert.True(await Storage.Runs.SwapTagAsync(Run, "note", null, "one"));
        Assert.True(await Storage.Runs.SwapTagAsync(Run, "note", "one", "two"));
        await ChangesNothingAsync(async () =>
        {
            Assert.False(await Storage.Runs.SwapTagAsync(Run, "note", "one", "three"));
            Assert.False(await Storage.Runs.SwapTagAsync(Run, "note", null, "three"));
            Assert.True(await Storage.Runs.SwapTagAsync(Run, "note", "one", "two"), "repeating it is no conflict");
        });
        Assert.Equal("two", (await Storage.Runs.FindAsync(Run))!.Tags["note"]);

        Assert.True(await Storage.Runs.SwapTagAsync(Run, "note", "two", null));
        Assert.DoesNotContain("note", (await Storage.Runs.FindAsync(Run))!.Tags.Keys);
        await Assert.ThrowsAsync<NotFoundException>(() => Storage.Runs.SwapTagAsync(Some.RunId(5), "note", null, "x"));
    }

    [Fact]
    public async Task The_files_of_a_run_are_those_of_its_latest_attempt()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        var trainer = new Trainer(Storage);
        await trainer.CreateAsync();
        var trial = Trainer.RunIdOf(7, 0);

        Assert.Equal(0, await Storage.Runs.FindAttemptAsync(Run));
        Assert.Equal(0, await Storage.Runs.FindAttemptAsync(trial));
        Assert.Null(await Storage.Runs.FindAttemptAsync(Some.RunId(5)));
        await trainer.BeginAsync();
        Assert.Equal(1, await Storage.Runs.FindAttemptAsync(trial));
    }
}
