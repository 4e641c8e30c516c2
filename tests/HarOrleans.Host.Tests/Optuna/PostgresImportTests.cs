using System.Diagnostics;
using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Optuna;
using HarOrleans.Server;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace HarOrleans.Host.Tests.Optuna;

/// <summary>A study that Optuna itself wrote into a real PostgreSQL.</summary>
public sealed class PostgresImportTests(PostgresServer postgres) : IClassFixture<PostgresServer>, IDisposable
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import math, sys, optuna
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        study = optuna.create_study(study_name="tuning", storage=sys.argv[1], direction="maximize", sampler=optuna.samplers.RandomSampler(seed=1), pruner=optuna.pruners.NopPruner())
        study.set_user_attr("goal", 0.96)
        study.enqueue_trial({"lr": 0.25})
        def objective(trial):
            lr = trial.suggest_float("lr", 1e-4, 1, log=True)
            n = trial.suggest_int("n", 1, 9, step=2)
            act = trial.suggest_categorical("act", ["relu", True, None, 1])
            trial.set_user_attr("note", {"x": [1, None]})
            for step in range(3):
                trial.report(math.nan if step == 1 else lr * step, step)
            if trial.number == 3:
                raise optuna.TrialPruned()
            if trial.number == 4:
                raise ValueError("boom")
            return -math.inf if trial.number == 5 else lr + n
        study.optimize(objective, n_trials=7, catch=(ValueError,))
        study.ask()
        study.enqueue_trial({"lr": 0.5})
        for trial in study.trials:
            print(trial.number, trial.state.name, "" if trial.value is None else repr(float(trial.value)), repr(trial.params.get("lr")), trial.params.get("n"), trial.datetime_start, trial.datetime_complete, sep="|")
        """;

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_study_in_a_real_postgresql_is_imported_whole_and_twice_is_once()
    {
        Assert.SkipUnless(PostgresServer.WhyNot is null, PostgresServer.WhyNot ?? "");
        Assert.SkipUnless(
            Directory.Exists("/usr/lib/python3/dist-packages/optuna") && Directory.Exists("/usr/lib/python3/dist-packages/psycopg2"),
            "The Debian packages python3-optuna and python3-psycopg2 are not installed.");
        var server = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync(pooling: false));
        var url = string.Create(CultureInfo.InvariantCulture, $"postgresql://{server.Username}:{server.Password}@{server.Host}:{server.Port}/{server.Database}");
        var theirs = await WriteAsync(url);

        await using var host = await StartAsync();
        var client = host.Services.GetRequiredService<Client.HarClient>();
        var first = (OptunaImportDocument)(await (await OptunaImport.PrepareAsync(url, null, Cancelled))(client, Cancelled)).Document;
        Assert.Equal((9, 9, 1), (first.Trials, first.Added, first.StuckRunning));
        var again = await (await OptunaImport.PrepareAsync(url, null, Cancelled))(client, Cancelled);
        Assert.Equal(0, ((OptunaImportDocument)again.Document).Added);
        Assert.All(again.Lines, line => Assert.DoesNotContain(server.Password!, line, StringComparison.Ordinal));

        var study = (await client.Studies.FindAsync("tuning", Cancelled))!;
        var trials = (await study.GetTrialsAsync(0, Cancelled)).Trials;
        Assert.Equal(theirs[..7], trials.Take(7).Select(Line));
        Assert.Equal([TrialState.Fail, TrialState.Waiting], trials.Skip(7).Select(x => x.State));
        Assert.Equal(OptunaReader.Stuck, trials[7].Reason);
        Assert.All(trials.Take(7), x => Assert.Equal("""{"x": [1, null]}""", x.UserAttributes["note"]));
        Assert.True(double.IsNaN(trials[0].Intermediates[1].Value));
        Assert.Equal([0.0, 0.5], trials[0].Intermediates.Where(x => x.Step != 1).Select(x => x.Value));
        Assert.Equal(new CategoricalDistribution([ParamValue.Of("relu"), ParamValue.Of(true), ParamValue.Null, ParamValue.Of(1)]), trials[0].Distributions["act"]);
        Assert.Equal(0.5, (await study.AskAsync(cancellationToken: Cancelled)).Params["lr"].AsDouble());
    }

    private static string Line(FrozenTrial trial) => string.Create(
        CultureInfo.InvariantCulture,
        $"{trial.Number}|{trial.State.ToString().ToUpperInvariant()}|{Number(trial.Value)}|{Number(trial.Params["lr"].AsDouble())}|{trial.Params["n"]}|{trial.StartedAt:yyyy-MM-dd HH:mm:ss.ffffff}|{trial.FinishedAt:yyyy-MM-dd HH:mm:ss.ffffff}");

    /// <summary>As Python's repr writes the numbers of this study.</summary>
    private static string Number(double? value) => value switch
    {
        null => "",
        double.NegativeInfinity => "-inf",
        { } number when number == Math.Floor(number) => number.ToString("0.0", CultureInfo.InvariantCulture),
        { } number => number.ToString("R", CultureInfo.InvariantCulture),
    };

    private static async Task<string[]> WriteAsync(string url)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, ["-W", "ignore", "-c", Script, url]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Cancelled), process.StandardError.ReadToEndAsync(Cancelled));
        await process.WaitForExitAsync(Cancelled);
        Assert.True(process.ExitCode == 0, await error);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<StoppedWithTest> StartAsync()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.AddHarWriter(_folder.Path);
        var host = builder.Build();
        await host.StartAsync(Cancelled);
        return new(host);
    }

    private sealed class StoppedWithTest(IHost host) : IAsyncDisposable
    {
        public IServiceProvider Services => host.Services;

        public async ValueTask DisposeAsync()
        {
            await host.StopAsync(CancellationToken.None);
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
