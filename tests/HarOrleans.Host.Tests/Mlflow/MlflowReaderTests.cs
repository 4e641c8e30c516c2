using HarOrleans.Contracts;
using HarOrleans.Host.Mlflow;

namespace HarOrleans.Host.Tests.Mlflow;

public sealed class MlflowReaderTests : IDisposable
{
    private readonly MlflowStore _store = new();

    public void Dispose() => _store.Dispose();

    private (MlflowExperiment Experiment, IReadOnlyList<MlflowFailure> Failed) Read()
    {
        var reader = new MlflowReader(_store.Path);
        return (Assert.Single(reader.Read()), reader.Failed);
    }

    [Fact]
    public void A_store_is_read_whole()
    {
        var (experiment, failed) = Read();
        Assert.Empty(failed);
        Assert.Equal(("exp", "1", "har"), (experiment.Name, experiment.Id, experiment.Tags["team"]));

        var run = Assert.Single(experiment.Runs);
        Assert.Equal((MlflowStore.Run, "name a", "ann", RunStatus.Finished), (run.Run.Spec.RunId, run.Run.Spec.Name, run.Run.Spec.Owner, run.Run.Status));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1750853919394), run.Run.EndedAt);
        Assert.Equal(("0.1", "two\nlines"), (run.Run.Spec.Params["deep/lr"], run.Run.Spec.Tags[Notes.RunTag]));
        Assert.Equal(new RunModel(MlflowStore.Model, true, 7), Assert.Single(run.Run.Models));
        Assert.Equal(("set", "testing"), (Assert.Single(run.Inputs).Dataset.Name, run.Inputs[0].Context));
        Assert.Null(run.Inputs[0].Dataset.Schema);
        Assert.Equal(
            [new("loss", 0, 0, 0.5, 1), new("loss", 1, 1, double.NaN, 2), new("loss", 2, -2, double.PositiveInfinity, 3)],
            MlflowPoints.Read(run.Metrics["loss"], "loss"));
        Assert.Equal(new MetricPoint("sub/acc", 0, 0, 0.25, 4), Assert.Single(MlflowPoints.Read(run.Metrics["sub/acc"], "sub/acc")));

        var model = Assert.Single(experiment.Models).Model;
        Assert.Equal((LoggedModelStatus.Ready, MlflowStore.Run, null), (model.Status, model.SourceRunId, model.ModelType));
        Assert.Equal(new ModelMetric("acc", 0.75, 3, 5, MlflowStore.Run, "set", "abc"), Assert.Single(model.Metrics));
    }

    [Fact]
    public void A_stuck_run_ends_as_FAILED_when_its_last_point_came()
    {
        var stuck = new string('c', 32);
        _store.WriteRun(stuck, status: 1);
        _store.Write($"1/{stuck}/metrics/loss", "1750853999000 1 0\n");

        var run = Read().Experiment.Runs.Single(each => each.Run.Spec.RunId == stuck).Run;
        Assert.Equal((RunStatus.Failed, RunImport.WasRunning, DateTimeOffset.FromUnixTimeMilliseconds(1750853999000)), (run.Status, run.Reason, run.EndedAt));
    }

    [Theory]
    [InlineData("1/RUN/metrics/loss", "1 2 3 4 5\n", "line 1 has 5 words", true)]
    [InlineData("1/RUN/metrics/loss", "1 0.5 0\nx 0.5 0\n", "line 2: time = 'x'", true)]
    [InlineData("1/RUN/metrics/loss", "1 zero 0\n", "line 1: value = 'zero'", true)]
    [InlineData("1/RUN/params/bad%key", "1", "'%' is not allowed", true)]
    [InlineData("1/RUN/meta.yaml", "run_id: [", "is no YAML", false)]
    [InlineData("1/RUN/meta.yaml", "run_id: ../../etc\nstatus: 3\n", "run_id = '../../etc'", false)]
    [InlineData("1/RUN/meta.yaml", "run_id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nstatus: 9\n", "status = '9'", false)]
    [InlineData("1/RUN/meta.yaml", "run_id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nstatus: 3\nstart_time: soon\n", "start_time = 'soon'", false)]
    [InlineData("1/models/MODEL/meta.yaml", "model_id: x\nstatus: 2\n", "model_id = 'x'", true)]
    public void What_is_wrong_is_named_and_the_rest_is_read(string path, string text, string reason, bool runStays)
    {
        path = path.Replace("RUN", MlflowStore.Run, StringComparison.Ordinal).Replace("MODEL", MlflowStore.Model, StringComparison.Ordinal);
        _store.Write(path, text);

        var (experiment, failed) = Read();
        var failure = Assert.Single(failed);
        Assert.Contains(reason, failure.Reason, StringComparison.Ordinal);
        Assert.StartsWith(failure.Path, path, StringComparison.Ordinal);
        Assert.Equal(runStays ? 1 : 0, experiment.Runs.Count);
    }

    [Fact]
    public void A_value_beyond_the_limit_is_named_and_not_cut_off()
    {
        _store.Write($"1/{MlflowStore.Run}/params/long", new string('x', 6001));
        var (experiment, failed) = Read();
        Assert.Contains("6001 characters; the limit is 6000", Assert.Single(failed).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("long", experiment.Runs[0].Run.Spec.Params.Keys);
    }

    [Fact]
    public void Links_are_not_followed()
    {
        File.CreateSymbolicLink(Path.Combine(_store.Path, "1", MlflowStore.Run, "params", "stolen"), "/etc/hostname");
        var (experiment, failed) = Read();
        Assert.Empty(experiment.Runs);
        Assert.Contains("'stolen' is a link", Assert.Single(failed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Deleted_experiments_and_runs_are_known_as_deleted()
    {
        _store.Write(".trash/2/meta.yaml", "experiment_id: '2'\nname: old\nlifecycle_stage: deleted\n");
        _store.Write($"1/{new string('d', 32)}/meta.yaml", $"run_id: {new string('d', 32)}\nstatus: 3\nlifecycle_stage: deleted\ndeleted_time: 1750853919999\n");

        var experiments = new MlflowReader(_store.Path).Read();
        Assert.True(experiments.Single(each => each.Id == "2").Deleted);
        Assert.Equal([false, true], experiments.Single(each => each.Id == "1").Runs.Select(run => run.Run.DeletedAt is not null));
    }
}
