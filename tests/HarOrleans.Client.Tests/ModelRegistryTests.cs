using System.Text;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Client.Tests;

public sealed class ModelRegistryTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];
    private static readonly string First = new('a', 32);
    private static readonly string Second = new('b', 32);

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    private static string Source(string run) => $"runs:/{run}/model";

    private async Task<HarTestServer> StartAsync(params string[] runs)
    {
        var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var experiment = await server.Client.Experiments.GetOrCreateAsync("models", cancellationToken: Cancelled);
        foreach (var run in runs)
        {
            await server.Client.Runs.CreateAsync(new RunSpec(run, Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "run", null, None, None), Cancelled);
            await server.Services.GetRequiredService<IArtifactStore>().WriteAsync($"runs/{run}/artifacts/0/model/MLmodel", stream => stream.WriteAsync(Encoding.UTF8.GetBytes("flavors: {}\n"), Cancelled).AsTask(), Cancelled);
        }

        return server;
    }

    [Fact]
    public async Task The_same_model_twice_is_one_version_and_a_deleted_versions_number_never_comes_back()
    {
        await using var server = await StartAsync(First, Second);
        var models = server.Client.Models;
        Assert.Equal(1, (await models.RegisterAsync(Source(First), "har", cancellationToken: Cancelled)).Version);
        Assert.Equal(1, (await models.RegisterAsync(Source(First), "har", cancellationToken: Cancelled)).Version);
        Assert.Equal(2, (await models.RegisterAsync(Source(Second), "har", cancellationToken: Cancelled)).Version);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => models.RegisterAsync(Source(Second), "at once", cancellationToken: Cancelled)));
        Assert.All(all, each => Assert.Equal(1, each.Version));

        var model = (await models.FindAsync("har", Cancelled))!;
        await model.DeleteVersionAsync(2, cancellationToken: Cancelled);
        await model.DeleteVersionAsync(2, cancellationToken: Cancelled);
        Assert.Equal(3, (await models.RegisterAsync(Source(Second), "har", cancellationToken: Cancelled)).Version);
        Assert.Equal([("at once", 1), ("har", 3)], (await models.ListOfRunAsync(Second, Cancelled)).Select(each => (each.Name, each.Version)));

        await model.DeleteAsync(cancellationToken: Cancelled);
        await model.DeleteAsync(cancellationToken: Cancelled);
        Assert.Null(await models.FindAsync("har", Cancelled));
        Assert.Equal(["at once"], (await models.ListAsync(cancellationToken: Cancelled)).Select(each => each.Name));
        await Assert.ThrowsAsync<NotFoundException>(() => model.GetAsync(Cancelled));
        Assert.Equal(4, (await models.RegisterAsync(Source(First), "har", cancellationToken: Cancelled)).Version);
    }

    [Fact]
    public async Task An_alias_moves_with_who_when_and_why_remembered_also_after_a_restart()
    {
        await using (var server = await StartAsync(First, Second))
        {
            var models = server.Client.Models;
            await models.RegisterAsync(Source(First), "har", cancellationToken: Cancelled);
            await models.RegisterAsync(Source(Second), "har", cancellationToken: Cancelled);
            var model = (await models.FindAsync("har", Cancelled))!;
            await model.SetAliasAsync("champion", 1, "the first", "ann", Cancelled);
            await model.SetAliasAsync("champion", 1, "once more", "ben", Cancelled);
            await model.SetAliasAsync("champion", 2, "better", "ben", Cancelled);
            await model.SetAliasAsync("old", 1, cancellationToken: Cancelled);
        }

        await using var next = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var found = (await next.Client.Models.FindAsync("har", Cancelled))!;
        Assert.Equal(2, (await found.GetVersionByAliasAsync("champion", Cancelled)).Version);
        Assert.Equal(Source(Second), (await next.Client.Models.ResolveAsync("har@champion", Cancelled)).Source);
        Assert.Equal(Source(First), (await next.Client.Models.ResolveAsync("models:/har/1", Cancelled)).Source);
        Assert.Equal(2, (await next.Client.Models.ResolveAsync("har/latest", Cancelled)).Version);

        var info = await found.DeleteVersionAsync(2, "broken", "ann", Cancelled);
        Assert.Equal(
            [("champion", null, 1, "ann", "the first"), ("champion", 1, 2, "ben", "better"), ("old", null, 1, "local", null), ("champion", 2, null, "ann", "broken")],
            info.AliasHistory.Select(each => (each.Alias, each.Before, each.After, each.By, each.Reason)));
        Assert.Equal(["old"], info.AliasesOf(1));
        var gone = await Assert.ThrowsAsync<NotFoundException>(() => next.Client.Models.ResolveAsync("har@champion", Cancelled));
        Assert.Equal("There is no alias 'har@champion'.", gone.Message);
    }

    [Theory]
    [InlineData("latest", "would be taken for a version")]
    [InlineData("V12", "would be taken for a version")]
    [InlineData("a/b", "letters, digits, _ and - only")]
    [InlineData("", "must not be empty")]
    public void An_alias_that_breaks_the_rules_is_refused_by_value(string alias, string rule)
    {
        Assert.Contains(ModelRules.AliasErrors(alias), error => error.Contains($"'{alias}'", StringComparison.Ordinal) && error.Contains(rule, StringComparison.Ordinal));
        Assert.Empty(ModelRules.AliasErrors("champion-2"));
    }

    [Fact]
    public async Task What_cannot_be_registered_is_refused_by_field_and_value_and_leaves_no_version()
    {
        await using var server = await StartAsync(First);
        var models = server.Client.Models;

        async Task Refused<T>(string part, string source, string name)
            where T : HarException =>
            Assert.Contains(part, (await Assert.ThrowsAsync<T>(() => models.RegisterAsync(source, name, cancellationToken: Cancelled))).Message, StringComparison.Ordinal);

        await Refused<InvalidSpecException>("name = 'a/b': a model's name may not hold '/'", Source(First), "a/b");
        await Refused<InvalidSpecException>("name = 'a:b': a model's name may not hold ':'", Source(First), "a:b");
        await Refused<InvalidSpecException>("source = 'model.pth': this names no model", "model.pth", "har");
        await Refused<InvalidSpecException>($"source = 'runs:/{First}/other': the run has no logged model there", $"runs:/{First}/other", "har");
        await Refused<InvalidSpecException>("this names no model", $"runs:/{First}/../x", "har");
        await Refused<NotFoundException>($"There is no run '{Second}'.", Source(Second), "har");
        var model = (await models.FindAsync("har", Cancelled))!;
        Assert.Empty((await model.GetAsync(Cancelled)).Versions);
        await Assert.ThrowsAsync<NotFoundException>(() => model.SetAliasAsync("champion", 1, cancellationToken: Cancelled));
        await Assert.ThrowsAsync<ConflictException>(() => models.CreateAsync("har", cancellationToken: Cancelled));

        await models.CreateAsync("other", cancellationToken: Cancelled);
        await Assert.ThrowsAsync<ConflictException>(() => model.RenameAsync("other", Cancelled));
        await model.RenameAsync("mine", Cancelled);
        await model.RenameAsync("mine", Cancelled);
        Assert.Null(await models.FindAsync("har", Cancelled));
        Assert.Equal(model.Id, (await models.FindAsync("mine", Cancelled))!.Id);
    }

    [Fact]
    public async Task Words_of_a_model_and_of_a_version_are_set_and_taken_away()
    {
        await using var server = await StartAsync(First);
        await server.Client.Models.RegisterAsync(Source(First), "har", "the first", new Dictionary<string, string> { ["a"] = "1" }, cancellationToken: Cancelled);
        var model = (await server.Client.Models.FindAsync("har", Cancelled))!;
        await model.DescribeAsync("of the phones", cancellationToken: Cancelled);
        await model.DescribeAsync("good", 1, Cancelled);
        await model.SetTagAsync("team", "har", cancellationToken: Cancelled);
        await model.SetTagAsync("b", "2", 1, Cancelled);
        await model.DeleteTagAsync("a", 1, Cancelled);
        await model.DeleteTagAsync("a", 1, Cancelled);

        var info = await model.GetAsync(Cancelled);
        Assert.Equal(("of the phones", "har", "good"), (info.Description, info.Tags["team"], info.Versions[0].Description));
        Assert.Equal(["b"], info.Versions[0].Tags.Keys);
    }
}
