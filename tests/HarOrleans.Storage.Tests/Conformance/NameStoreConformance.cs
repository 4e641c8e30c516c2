using HarOrleans.Abstractions;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class NameStoreConformance : StoreConformance
{
    [Fact]
    public async Task A_free_name_gets_a_fresh_id_and_keeps_it()
    {
        Assert.Null(await Storage.Names.FindAsync("default", NameKinds.Study, "a"));
        var id = await Storage.Names.ClaimAsync("default", NameKinds.Study, "a");

        Assert.Equal(id, await Storage.Names.FindAsync("default", NameKinds.Study, "a"));
        Assert.Equal(id, await Storage.Names.ClaimAsync("default", NameKinds.Study, "a"));
        await Storage.ReopenAsync();
        Assert.Equal(id, await Storage.Names.ClaimAsync("default", NameKinds.Study, "a"));
    }

    [Fact]
    public async Task A_name_is_given_up_by_renaming_and_by_release_and_its_id_never_comes_again()
    {
        var a = await Storage.Names.ClaimAsync("default", NameKinds.Study, "a");
        var b = await Storage.Names.ClaimAsync("default", NameKinds.Study, "b");
        Assert.False(await Storage.Names.RenameAsync(a, "b"));
        Assert.True(await Storage.Names.RenameAsync(a, "c"));
        Assert.True(await Storage.Names.RenameAsync(a, "c"));
        Assert.Equal(("c", a), (await Storage.Names.FindNameAsync(a), await Storage.Names.FindAsync("default", NameKinds.Study, "c")));
        await Storage.Names.ReleaseAsync(b);
        await Storage.Names.ReleaseAsync(b);
        Assert.False(await Storage.Names.RenameAsync(b, "d"));
        Assert.Null(await Storage.Names.FindNameAsync(b));
        Assert.True(await Storage.Names.ClaimAsync("default", NameKinds.Study, "b") > b);
    }

    [Fact]
    public async Task Ids_increase_over_workspaces_and_kinds()
    {
        var ids = new[]
        {
            await Storage.Names.ClaimAsync("default", NameKinds.Study, "a"),
            await Storage.Names.ClaimAsync("default", NameKinds.Experiment, "a"),
            await Storage.Names.ClaimAsync("other", NameKinds.Study, "a"),
            await Storage.Names.ClaimAsync("default", NameKinds.Study, "A"),
        };

        Assert.Equal(ids.Order().Distinct(), ids);
    }

    [Fact]
    public async Task Of_64_claims_of_one_name_at_once_all_get_the_same_id()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Storage.Names.ClaimAsync("default", NameKinds.Study, "same"))));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task Of_64_claims_of_different_names_at_once_each_gets_its_own_id()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => Storage.Names.ClaimAsync("default", NameKinds.Study, $"n{i}"))));
        Assert.Equal(64, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_cancelled_claim_that_was_not_begun_claims_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.Names.ClaimAsync("default", NameKinds.Study, "never", cancelled.Token));
        Assert.Null(await Storage.Names.FindAsync("default", NameKinds.Study, "never"));
    }
}
