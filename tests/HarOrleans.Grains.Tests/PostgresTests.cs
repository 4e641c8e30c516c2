using System.Net;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Server;
using HarOrleans.Storage;
using HarOrleans.Testing;
using Npgsql;

namespace HarOrleans.Grains.Tests;

/// <summary>A whole server over PostgreSQL.</summary>
public sealed class PostgresTests(PostgresServer postgres) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_study_ends_as_on_a_file_and_is_there_after_the_restart()
    {
        var options = await OptionsAsync(postgres);
        IReadOnlyList<string> here;
        await using (var server = await HarTestServer.StartAsync(options, ScriptedObjective.Smooth()))
        {
            here = StudyRuns.Fixed(await StudyRuns.TrialsAsync(await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(sampler: "tpe"), 8, 2)));
            await Eventually.TrueAsync(async () => (await server.Client.Studies.ListAsync(0, 10, Cancelled)) is [{ Phase: StudyPhase.Finished, BestNumber: not null }], Cancelled);
        }

        using var other = new TempFolder();
        await using (var file = await HarTestServer.StartAsync(other.Path, ScriptedObjective.Smooth()))
        {
            Assert.Equal(StudyRuns.Fixed(await StudyRuns.TrialsAsync(await StudyRuns.OptimizeAsync(file.Client, TestSpecs.Study(sampler: "tpe"), 8, 2))), here);
        }

        Assert.False(File.Exists(Path.Combine(_folder.Path, HarStorageNames.DatabaseFile)));
        await using var next = await HarTestServer.StartAsync(options, ScriptedObjective.Smooth());
        var found = (await next.Client.Studies.FindAsync("study", Cancelled))!;
        Assert.Equal(here, StudyRuns.Fixed(await StudyRuns.TrialsAsync(found)));
        var run = (await StudyRuns.TrialsAsync(found))[0].RunId;
        Assert.Equal([1L, 2, 3], (await next.Client.Runs.Get(run).GetPointsAsync(["value"], 0, 100, Cancelled)).Points.Select(point => point.Step));
    }

    [Fact]
    public async Task A_database_that_has_no_schema_is_refused_with_the_command_that_makes_it()
    {
        var options = await OptionsAsync(postgres) with { Migrate = null };
        var error = await Assert.ThrowsAsync<SchemaMismatchException>(() => HarTestServer.StartAsync(options, ScriptedObjective.Smooth()));
        Assert.Contains("har db migrate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_crashes_and_comes_back_costs_a_running_trial_nothing_that_was_acknowledged()
    {
        await using var own = new PostgresServer();
        var (away, back) = (new TaskCompletionSource(), new TaskCompletionSource());
        List<string> acknowledged = [];
        var objective = new ScriptedObjective((trial, cancellationToken) =>
        {
            var sequence = trial.Assignment.Checkpoint?.Sequence ?? 0;
            for (var step = (trial.Assignment.Checkpoint?.Step ?? 0) + 1; step <= 6; step++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                trial.LogMetrics(step, [new("value", step)]);
                if (step == 3 && away.TrySetResult())
                {
                    back.Task.Wait(cancellationToken);
                }

                trial.Flush();
                acknowledged.Add(FormattableString.Invariant($"{trial.Assignment.RunId} {trial.Assignment.Attempt} {++sequence} {step}"));
                trial.Report(step, step);
                trial.SaveCheckpoint(step, stream => stream.WriteByte(1));
            }

            return TrialOutcome.Complete(6);
        });
        var options = await OptionsAsync(own);
        await using var server = await HarTestServer.StartAsync(options, objective);
        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(maxRetries: 3), Cancelled);
        await study.OptimizeAsync(new(2, 1), null, Cancelled);
        await away.Task.WaitAsync(Cancelled);

        await own.CrashAsync();
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => server.Client.Studies.GetOrCreateAsync(TestSpecs.Study("meanwhile"), Cancelled));
        Assert.True(error.Passes);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await HealthAsync(server, "ready"));
        Assert.Equal(HttpStatusCode.OK, await HealthAsync(server, "live"));
        back.SetResult();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => server.Client.Studies.GetOrCreateAsync(TestSpecs.Study("meanwhile"), Cancelled));
        await own.StartAsync();

        await Eventually.TrueAsync(async () => await CreatedAsync(server), Cancelled);
        Assert.Equal(HttpStatusCode.OK, await HealthAsync(server, "ready"));
        await Eventually.TrueAsync(async () => (await study.GetAsync(Cancelled)).Phase == StudyPhase.Finished, Cancelled);
        Assert.All(await StudyRuns.TrialsAsync(study), trial => Assert.Equal((TrialState.Complete, 6.0), (trial.State, trial.Value)));
        var stored = await PointsAsync(options.Postgres!, own);
        Assert.Equal(stored.Distinct(), stored);
        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Except(stored));
    }

    private static async Task<HttpStatusCode> HealthAsync(HarTestServer server, string which)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(server.Address, $"/health/{which}"), Cancelled);
        return answer.StatusCode;
    }

    private static async Task<bool> CreatedAsync(HarTestServer server)
    {
        try
        {
            await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study("meanwhile"), Cancelled);
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    private static async Task<List<string>> PointsAsync(PostgresAddress address, PostgresServer server)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString(address.ToString().Split('\'')[1], pooling: false));
        await connection.OpenAsync(Cancelled);
        return [.. (await StoredPoints.ReadAsync(connection, Cancelled)).Select(point => FormattableString.Invariant($"{point.RunId} {point.Writer} {point.Sequence} {point.Step}"))];
    }

    private async Task<HarServerOptions> OptionsAsync(PostgresServer server)
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        return new()
        {
            StateFolder = _folder.Path,
            Postgres = PostgresAddress.Parse(await server.CreateDatabaseAsync()),
            Migrate = true,
            Port = 0,
            Monitoring = new() { SystemMetricsEvery = null },
            Roles = [SiloRoles.Control, SiloRoles.Trainer],
        };
    }
}
