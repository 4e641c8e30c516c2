using System.Diagnostics;
using HarOrleans.Abstractions;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Storage;
using HarOrleans.Testing;
using Npgsql;

namespace HarOrleans.Server.Tests.Deploy;

/// <summary>deploy/backup: a state is backed up while its server works, and restored elsewhere it goes on as if nothing had been.</summary>
public sealed class BackupTests : IDisposable
{
    private const int Steps = 3;
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Backup => Path.Combine(_folder.Path, "backup");

    private string Restored => Path.Combine(_folder.Path, "restored");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_backed_up_while_a_trial_runs_is_restored_whole_and_goes_on_from_its_checkpoint(bool onPostgres)
    {
        Assert.SkipUnless(File.Exists("/bin/bash") || File.Exists("/usr/bin/bash"), "bash is not installed.");
        Assert.SkipWhen(onPostgres && PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        await using var postgres = new PostgresServer();
        var (from, to) = onPostgres ? (await AddressAsync(postgres), await AddressAsync(postgres)) : (null, null);
        var state = Path.Combine(_folder.Path, "state");
        var (waits, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        List<(string Path, string Digest)> files;
        string finishedRun;
        await using (var server = await HarTestServer.StartAsync(Options(state, from), Stopping(waits, goOn.Task)))
        {
            var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
            await study.OptimizeAsync(new StudyBudget(2, 1), null, Cancelled);
            await waits.Task.WaitAsync(Cancelled);
            finishedRun = (await study.GetTrialAsync(0, Cancelled)).Trial.RunId;

            Assert.Equal(0, (await ScriptAsync("backup.sh", from, Backup, state)).Code);
            files = Files(Path.Combine(state, "artifacts"));
            goOn.SetResult();
        }

        Assert.Equal(0, (await ScriptAsync("restore.sh", to, Backup, Restored)).Code);
        Assert.Equal(files, Files(Path.Combine(Restored, "artifacts")));
        Assert.Equal(2, (await ScriptAsync("restore.sh", to, Backup, Restored)).Code);

        var resumedFrom = -1L;
        var objective = new ScriptedObjective((trial, _) =>
        {
            resumedFrom = trial.Assignment.Checkpoint?.Step ?? 0;
            using var checkpoint = trial.OpenCheckpoint();
            Assert.Equal((int)resumedFrom, checkpoint!.ReadByte());
            return TrialOutcome.Complete(0.5);
        });
        await using var other = await HarTestServer.StartAsync(Options(Restored, to), objective);
        var again = await other.Client.Studies.FindAsync("study", Cancelled) ?? throw new InvalidOperationException("no study");
        var update = await FinishedAsync(again, 2);
        Assert.Equal(2, update.Counts.Complete);
        Assert.Equal(Steps - 1, resumedFrom);
        var first = (await again.GetTrialAsync(0, Cancelled)).Trial;
        Assert.Equal((finishedRun, 1.0), (first.RunId, first.Value));
        Assert.Equal(Steps, (await other.Client.Runs.Get(finishedRun).GetPointsAsync(["value"], 0, 100, Cancelled)).Points.Count);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_nothing_is_written()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") || File.Exists("/usr/bin/bash"), "bash is not installed.");
        var state = Path.Combine(_folder.Path, "state");
        await using (await HarTestServer.StartAsync(Options(state, null), ScriptedObjective.Smooth()))
        {
            Assert.Equal(0, (await ScriptAsync("backup.sh", null, Backup, state)).Code);
        }

        await using (var database = File.OpenWrite(Path.Combine(Backup, "har.db")))
        {
            database.Seek(100, SeekOrigin.Begin);
            database.WriteByte(0xFF);
        }

        var (code, said) = await ScriptAsync("restore.sh", null, Backup, Restored);
        Assert.Equal(2, code);
        Assert.Contains("is damaged", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Restored));
        Assert.Equal(2, (await ScriptAsync("backup.sh", null, Backup, state)).Code);
    }

    [Fact]
    public async Task A_dump_that_breaks_off_is_no_backup()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") || File.Exists("/usr/bin/bash"), "bash is not installed.");
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        await using var postgres = new PostgresServer();
        var database = await AddressAsync(postgres);
        await StateDatabases.MigrateAsync(_folder.Path, PostgresAddress.Parse(database), Cancelled);
        var programs = Directory.CreateDirectory(Path.Combine(_folder.Path, "programs")).FullName;
        var broken = Path.Combine(programs, "pg_dump");
        await File.WriteAllTextAsync(broken, "#!/usr/bin/env bash\nfor each; do case $each in --file=*) echo half > \"${each#--file=}\" ;; esac; done\necho 'no space left' >&2\nexit 1\n", Cancelled);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(broken, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var (code, said) = await RunAsync(
            "backup.sh",
            start => (start.Environment["HAR_POSTGRES"], start.Environment["PATH"]) = (database, programs + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")),
            Backup,
            _folder.Path);
        Assert.Equal(1, code);
        Assert.Contains("no space left", said, StringComparison.Ordinal);
        Assert.Contains("pg_dump did not come to its end", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Backup));
    }

    [Fact]
    public async Task Artifacts_in_a_bucket_are_left_to_the_bucket()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") || File.Exists("/usr/bin/bash"), "bash is not installed.");
        var state = Path.Combine(_folder.Path, "state");
        await StateDatabases.MigrateAsync(state, null, Cancelled);
        foreach (var (script, arguments) in new[] { ("backup.sh", new[] { Backup, state }), ("restore.sh", [Backup, Restored]) })
        {
            var (code, said) = await RunAsync(script, start => (start.WorkingDirectory, start.Environment["HAR_ARTIFACTS"]) = (_folder.Path, "s3://bucket/har"), arguments);
            Assert.True(code == 0, said);
        }

        Assert.True(File.Exists(Path.Combine(Restored, "har.db")));
        Assert.Equal(["backup", "restored", "state"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>The first trial ends; the second waits before its last step, with a checkpoint of the step before.</summary>
    private static ScriptedObjective Stopping(TaskCompletionSource waits, Task goOn) => new((trial, cancellationToken) =>
    {
        for (var step = 1; step <= Steps; step++)
        {
            if (trial.Assignment.Number == 1 && step == Steps)
            {
                waits.TrySetResult();
                goOn.Wait(cancellationToken);
            }

            var saved = (byte)step;
            trial.LogMetrics(step, [new("value", step)]);
            trial.SaveCheckpoint(step, stream => stream.WriteByte(saved));
        }

        trial.SaveArtifact("model.bin", stream => stream.Write(new byte[1000]));
        return TrialOutcome.Complete(1);
    });

    private static HarServerOptions Options(string state, string? postgres) =>
        new() { StateFolder = state, Postgres = postgres is null ? null : PostgresAddress.Parse(postgres), Migrate = postgres is null ? null : true, Port = 0, Roles = [SiloRoles.Control, SiloRoles.Trainer] };

    private static async Task<string> AddressAsync(PostgresServer server)
    {
        var settings = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync());
        return $"postgresql://{settings.Username}:{settings.Password}@{settings.Host}:{settings.Port}/{settings.Database}";
    }

    private static List<(string Path, string Digest)> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(x => (Path.GetRelativePath(folder, x), Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(x))))),
    ];

    private static async Task<StudySnapshot> FinishedAsync(StudyHandle study, int trials)
    {
        await foreach (var update in study.WatchAsync(Cancelled))
        {
            if (update.Study.Counts.Finished == trials)
            {
                return update.Study;
            }
        }

        throw new InvalidOperationException("The watch ended.");
    }

    private static Task<(int Code, string Said)> ScriptAsync(string name, string? postgres, string target, string state) =>
        RunAsync(name, start => _ = postgres is null || start.Environment.TryAdd("HAR_POSTGRES", postgres), target, state);

    private static async Task<(int Code, string Said)> RunAsync(string name, Action<ProcessStartInfo> configure, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [RepositoryRoot.PathOf("deploy/backup", name), .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment.Remove("HAR_POSTGRES");
        configure(start);
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardError.ReadToEndAsync(Cancelled), process.StandardOutput.ReadToEndAsync(Cancelled));
        await process.WaitForExitAsync(Cancelled);
        return (process.ExitCode, string.Concat(said));
    }
}
