using System.Diagnostics;
using HarOrleans.Contracts;
using HarOrleans.Host.Optuna;

namespace HarOrleans.Host.Tests.Optuna;

public sealed class OptunaTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("har-optuna-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    private static StudySnapshot Study(params StudyDirection[] directions) => new(
        7,
        new()
        {
            Name = "study",
            Experiment = "study",
            Directions = directions,
            Space = [],
            Objective = ObjectiveSpec.AskTell,
            Sampler = new("tpe", 0, new Dictionary<string, string>()),
            Pruner = new("nop", new Dictionary<string, string>()),
        },
        1,
        StudyPhase.Created,
        null,
        new(0, 0, 0, 0, 0),
        null,
        1,
        At)
    {
        UserAttributes = new Dictionary<string, string> { ["goal"] = "0.96" },
    };

    private static FrozenTrial Trial(int number, TrialState state, double[]? values) => FrozenTrial.Create(
        state,
        new Dictionary<string, ParamValue> { ["lr"] = ParamValue.Of(0.01), ["n"] = ParamValue.Of(3), ["act"] = ParamValue.Of(true) },
        values,
        new Dictionary<string, Distribution> { ["lr"] = new FloatDistribution(1e-4, 1, Log: true), ["n"] = new IntDistribution(1, 9, Step: 2), ["act"] = new CategoricalDistribution([ParamValue.Of("relu"), ParamValue.Of(true), ParamValue.Of(1)]) }) with
    {
        Number = number,
        StartedAt = At,
        FinishedAt = state is TrialState.Waiting ? null : At.AddSeconds(2.5),
        Intermediates = state == TrialState.Pruned ? [new(0, 0.5), new(1, double.NaN), new(2, double.PositiveInfinity)] : [],
        UserAttributes = new Dictionary<string, string> { ["note"] = "\"x\"" },
    };

    private static readonly FrozenTrial[] Trials =
    [
        Trial(0, TrialState.Complete, [0.5]), Trial(1, TrialState.Pruned, [0.25]), Trial(2, TrialState.Fail, null), Trial(3, TrialState.Waiting, null) with { StartedAt = null }, Trial(4, TrialState.Complete, [double.PositiveInfinity]),
    ];

    private static async Task<OptunaStudy> ReadAsync(string path)
    {
        await using var source = await OptunaSource.OpenAsync(path, Cancelled);
        var reader = new OptunaReader(source.Connection, path);
        var (name, id) = (await reader.ListAsync(Cancelled)).Single();
        return await reader.ReadAsync(name, id, Cancelled);
    }

    private async Task<string> WriteAsync(StudyDirection direction, int trials = 5)
    {
        var path = Path.Combine(_folder.FullName, "out.db");
        await OptunaExport.WriteAsync(path, Study(direction), Trials[..trials], Cancelled);
        return path;
    }

    [Fact]
    public async Task What_is_written_in_optunas_tables_is_read_back_as_it_was()
    {
        var study = await ReadAsync(await WriteAsync(StudyDirection.Maximize));
        Assert.Equal(("study", "0.96"), (study.Name, study.UserAttributes["goal"]));
        Assert.Equal([StudyDirection.Maximize], study.Directions);
        Assert.Equal(Trials.Select(x => x.State), study.Trials.Select(x => x.State));
        foreach (var (written, read) in Trials.Zip(study.Trials))
        {
            Assert.Equal(written.Params, read.Params);
            Assert.Equal(written.Distributions, read.Distributions);
            Assert.Equal(written.Values, read.Values);
            Assert.Equal(written.Intermediates, read.Intermediates);
            Assert.Equal((written.StartedAt, written.FinishedAt), (read.StartedAt, read.FinishedAt));
            Assert.Equal(written.UserAttributes, read.UserAttributes);
        }
    }

    [Fact]
    public async Task A_damaged_database_is_refused_in_words_or_read_whole()
    {
        var sound = await File.ReadAllBytesAsync(await WriteAsync(StudyDirection.Maximize), Cancelled);
        var random = new Random(7);
        var refused = 0;
        for (var round = 0; round < 60; round++)
        {
            var bytes = (byte[])sound.Clone();
            for (var flips = 0; flips < 1 + (round / 4); flips++)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            }

            var path = Path.Combine(_folder.FullName, FormattableString.Invariant($"damaged-{round}.db"));
            await File.WriteAllBytesAsync(path, round % 5 == 0 ? bytes[..random.Next(bytes.Length)] : bytes, Cancelled);
            try
            {
                Assert.Equal(Trials.Length, (await ReadAsync(path)).Trials.Count);
            }
            catch (Exception e) when (e is BadInputException or InvalidOperationException)
            {
                // Single finds no study where its one row is gone.
                refused++;
            }
        }

        Assert.InRange(refused, 20, 60);
    }

    [Theory]
    [InlineData("""{"lr": 0.5, "n": 3, "act": 1}""", "lr=0.5 n=3 act=1")]
    [InlineData("""{"lr": 1, "n": 4, "size": 3}""", "lr=1")]
    [InlineData("{}", "")]
    public void What_waits_in_optunas_queue_keeps_its_fixed_parameters_as_far_as_the_study_knows_them(string fixedParams, string expected)
    {
        var waiting = FrozenTrial.Create(TrialState.Waiting, new Dictionary<string, ParamValue>()) with { SystemAttributes = new Dictionary<string, string> { ["fixed_params"] = fixedParams } };
        var queued = OptunaQueue.Fixed(waiting, Trials[0].Distributions);
        Assert.Equal(expected, string.Join(' ', queued.Params.Select(x => $"{x.Key}={x.Value}")));
        Assert.Equal(queued.Params.Keys, queued.Distributions.Keys);
        Assert.Same(Trials[0], OptunaQueue.Fixed(Trials[0], Trials[0].Distributions));
    }

    [Theory]
    [InlineData("postgresql://har:secret@db:5432/study", "postgresql://har@db:5432/study")]
    [InlineData("postgresql://har:se@cret@db/study", "postgresql://har@db/study")]
    [InlineData("postgresql://har@db/study", "postgresql://har@db/study")]
    [InlineData("a:b@c.db", "a:b@c.db")]
    public void A_password_is_never_shown(string from, string shown) => Assert.Equal(shown, OptunaSource.Shown(from));

    [Fact]
    public async Task The_studys_own_optuna_opens_the_file()
    {
        const string Python = "/usr/bin/python3";
        const string Script = """
            import sys, optuna
            optuna.logging.set_verbosity(optuna.logging.ERROR)
            study = optuna.load_study(study_name="study", storage="sqlite:///" + sys.argv[1])
            print(study.best_value, study.best_trial.number, [t.state.name for t in study.trials], dict(sorted(study.trials[0].params.items())), study.user_attrs)
            """;
        Assert.SkipUnless(File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/optuna"), "The Debian package python3-optuna is not installed.");

        // Its best_value takes an infinite value for the smallest, so that trial stays out.
        var path = await WriteAsync(StudyDirection.Minimize, trials: 4);
        using var process = Process.Start(new ProcessStartInfo(Python, ["-W", "ignore", "-c", Script, path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Cancelled), process.StandardError.ReadToEndAsync(Cancelled));
        await process.WaitForExitAsync(Cancelled);
        Assert.True(process.ExitCode == 0, await error);
        Assert.Equal("0.5 0 ['COMPLETE', 'PRUNED', 'FAIL', 'WAITING'] {'act': True, 'lr': 0.01, 'n': 3} {'goal': 0.96}", (await output).Trim());
    }

    [Fact]
    public async Task The_seed_projects_study_is_read_whole()
    {
        var data = Environment.GetEnvironmentVariable("HAR_TEST_DATA");
        Assert.SkipUnless(data is not null, "HAR_TEST_DATA is not set.");
        var study = await ReadAsync(Path.Combine(data, "seed-project", "optuna_lstm.db.xz"));
        Assert.Equal((340, 321, 19), (study.Trials.Count, study.Trials.Count(x => x.State == TrialState.Complete), study.Trials.Count(x => x.State == TrialState.Fail)));
        Assert.Equal(6, study.Trials.Count(x => x.Reason == OptunaReader.Stuck));
        Assert.Equal([304, 307, 323], study.Trials.Index().Where(x => x.Item.Value == 0.9640312181879878).Select(x => x.Index));
        Assert.Equal(0.9640312181879878, study.Trials.Max(x => x.Value));
    }
}
