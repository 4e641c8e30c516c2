using HarOrleans.Contracts;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class RegisteredModelConformance : StoreConformance
{
    private static ModelVersion Version(int number, char run = 'a') =>
        new(number, $"runs:/{new string(run, 32)}/model", new string(run, 32), "", Some.NoWords, "ann", Trainer.Start, Trainer.Start);

    private static ModelInfo Model(long id, string name, string workspace = "default") => new(
        id, workspace, "ann", name, "größer", new Dictionary<string, string> { ["goal"] = "0.96" }, [Version(1), Version(2, 'b')], new Dictionary<string, int> { ["champion"] = 2 }, [], 3, Trainer.Start, Trainer.Start.AddMinutes(1));

    private async Task<ModelSummary> OnlyAsync() => Assert.Single(await Storage.Catalog.ListModelsAsync("default", 0, 10));

    [Fact]
    public async Task A_model_is_listed_as_it_was_put_and_never_goes_back()
    {
        await Storage.Catalog.PutModelAsync(Model(1, "har"), 2);
        await ChangesNothingAsync(() => Storage.Catalog.PutModelAsync(Model(1, "har") with { Versions = [] }, 1));
        await ChangesNothingAsync(() => Storage.Catalog.PutModelAsync(Model(1, "har"), 2));

        var listed = await OnlyAsync();
        Assert.Equal((1L, "ann", "har", "größer", 2, 2), (listed.Id, listed.Owner, listed.Name, listed.Description, listed.Versions, listed.LatestVersion));
        Assert.Equal(("0.96", 2), (listed.Tags["goal"], listed.Aliases["champion"]));
        Assert.Equal((Trainer.Start, Trainer.Start.AddMinutes(1)), (listed.CreatedAt, listed.UpdatedAt));

        await Storage.Catalog.PutModelAsync(Model(1, "har") with { Versions = [], Aliases = new Dictionary<string, int>() }, 3);
        Assert.Equal((0, null), ((await OnlyAsync()).Versions, (await OnlyAsync()).LatestVersion));
    }

    [Fact]
    public async Task Models_come_by_name_in_pages_and_no_workspace_lists_anothers()
    {
        await Storage.Catalog.PutModelAsync(Model(1, "b"), 1);
        await Storage.Catalog.PutModelAsync(Model(2, "a"), 1);
        await Storage.Catalog.PutModelAsync(Model(3, "c", "other"), 1);

        Assert.Equal(["a", "b"], (await Storage.Catalog.ListModelsAsync("default", 0, 10)).Select(model => model.Name));
        Assert.Equal("b", Assert.Single(await Storage.Catalog.ListModelsAsync("default", 1, 1)).Name);
        Assert.Equal("c", Assert.Single(await Storage.Catalog.ListModelsAsync("other", 0, 10)).Name);
    }

    [Fact]
    public async Task A_run_knows_under_which_names_its_models_are_registered()
    {
        await Storage.Catalog.PutModelAsync(Model(1, "har"), 1);
        await Storage.Catalog.PutModelAsync(Model(2, "also") with { Versions = [Version(4, 'b')] }, 1);

        Assert.Equal([("also", 4), ("har", 2)], (await Storage.Catalog.ListRegistrationsAsync("default", new string('b', 32))).Select(each => (each.Name, each.Version)));
        Assert.Empty(await Storage.Catalog.ListRegistrationsAsync("other", new string('b', 32)));

        await Storage.Catalog.PutModelAsync(Model(1, "har") with { Versions = [Version(1), Version(3, 'c')] }, 2);
        Assert.Equal(["also"], (await Storage.Catalog.ListRegistrationsAsync("default", new string('b', 32))).Select(each => each.Name));
        Assert.Equal(3, Assert.Single(await Storage.Catalog.ListRegistrationsAsync("default", new string('c', 32))).Version);
    }

    [Fact]
    public async Task A_deleted_model_is_in_no_list_and_an_older_version_does_not_bring_it_back()
    {
        await Storage.Catalog.PutModelAsync(Model(1, "har"), 1);
        await Storage.Catalog.PutModelAsync(Model(1, "har") with { Versions = [], DeletedAt = Trainer.Start }, 2);
        Assert.Empty(await Storage.Catalog.ListModelsAsync("default", 0, 10));
        Assert.Empty(await Storage.Catalog.ListRegistrationsAsync("default", new string('b', 32)));

        await ChangesNothingAsync(() => Storage.Catalog.PutModelAsync(Model(1, "har"), 1));
        await Storage.Catalog.PutModelAsync(Model(1, "har"), 3);
        Assert.Equal("har", (await OnlyAsync()).Name);
    }
}
