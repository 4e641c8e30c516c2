using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Server.Tests;

/// <summary>Servers of one database that do not see the same artifacts.</summary>
public sealed class SharedArtifactsTests(PostgresServer postgres) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_of_artifacts_that_is_not_the_others_is_refused_at_the_start_with_what_to_do_and_left_as_it_was()
    {
        var options = await OptionsAsync();
        await using var server = await HarTestServer.StartAsync(options, ScriptedObjective.Smooth());
        var secrets = server.Services.GetRequiredService<ISecretStore>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SharedArtifacts.RequireAsync(options.Artifacts!, secrets, Cancelled), Cancelled)));

        var elsewhere = Path.Combine(_folder.Path, "elsewhere");
        var error = await Assert.ThrowsAsync<InvalidSpecException>(() => HarTestServer.StartAsync(options with { StateFolder = Path.Combine(_folder.Path, "other"), Artifacts = elsewhere }, ScriptedObjective.Smooth()));
        Assert.Contains($"artifacts = '{elsewhere}' is not the folder that the other servers of this database share: their mark is not in it.", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(elsewhere));

        // What the message says to do.
        var mark = error.Message.Split("echo ")[1].Split(' ')[0];
        await File.WriteAllTextAsync(Path.Combine(elsewhere, ".har-artifacts"), mark + "\n", Cancelled);
        await SharedArtifacts.RequireAsync(elsewhere, secrets, Cancelled);

        await File.WriteAllTextAsync(Path.Combine(elsewhere, ".har-artifacts"), new string('0', 64), Cancelled);
        error = await Assert.ThrowsAsync<InvalidSpecException>(() => SharedArtifacts.RequireAsync(elsewhere, secrets, Cancelled));
        Assert.Contains("it has the mark of another one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_folders_that_are_marked_at_once_for_one_database_one_is_the_clusters()
    {
        var options = await OptionsAsync();
        await using var server = await HarTestServer.StartAsync(options with { Artifacts = null }, ScriptedObjective.Smooth());
        var secrets = server.Services.GetRequiredService<ISecretStore>();
        var folders = Enumerable.Range(0, 4).Select(number => Directory.CreateDirectory(Path.Combine(_folder.Path, $"{number}")).FullName).ToArray();

        var outcomes = await Task.WhenAll(folders.Select(async folder => await Record.ExceptionAsync(() => Task.Run(() => SharedArtifacts.RequireAsync(folder, secrets, Cancelled), Cancelled))));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<Exception>(), refused => Assert.IsType<InvalidSpecException>(refused));
        Assert.Single(folders, folder => File.Exists(Path.Combine(folder, ".har-artifacts")));
    }

    private async Task<HarServerOptions> OptionsAsync()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        return new()
        {
            StateFolder = Path.Combine(_folder.Path, "server"),
            Artifacts = Path.Combine(_folder.Path, "artifacts"),
            Postgres = PostgresAddress.Parse(await postgres.CreateDatabaseAsync()),
            Migrate = true,
            Port = 0,
            Roles = [SiloRoles.Control],
        };
    }
}
