using System.Text;
using System.Text.Json;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Client.Tests;

/// <summary>Evaluating a model on a data set into a run, with a runtime that gives each row's own word back: what libtorch answers is tested in whole processes.</summary>
public sealed class EvaluationTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];
    private static readonly string Maker = new('a', 32);
    private static readonly Dataset Test = new("uci-har/test", "d1", "local", """{"uri":"test.csv"}""", null, """{"num_rows":3}""");

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static byte[] Rows => Encoding.UTF8.GetBytes("""["SITTING", "WALKING", "SITTING"]""");

    private static string[] Targets => ["SITTING", "WALKING", "WALKING"];

    public void Dispose() => _folder.Dispose();

    private async Task<(HarTestServer Server, long Experiment)> StartAsync()
    {
        var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth(), configure: services => services.AddSingleton<IModelRuntime, Parrot>());
        var experiment = await server.Client.Experiments.GetOrCreateAsync("evaluation", cancellationToken: Cancelled);
        await server.Client.Runs.CreateAsync(new RunSpec(Maker, Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "maker", null, None, None), Cancelled);
        await server.Services.GetRequiredService<IArtifactStore>().WriteAsync($"runs/{Maker}/artifacts/0/model/MLmodel", stream => stream.WriteAsync("x"u8.ToArray(), Cancelled).AsTask(), Cancelled);
        await server.Client.Models.RegisterAsync($"runs:/{Maker}/model", "har", cancellationToken: Cancelled);
        return (server, experiment.Id);
    }

    [Fact]
    public async Task A_model_is_evaluated_on_a_registered_data_set_and_the_run_says_what_it_used_and_what_came_of_it()
    {
        var (server, experiment) = await StartAsync();
        await using var stopping = server;
        await using var first = await server.Client.Runs.StartAsync(experiment, "registers it", cancellationToken: Cancelled);
        await first.EvaluateAsync("har/latest", Rows, Targets, Test, Cancelled);
        await using var second = await server.Client.Runs.StartAsync(experiment, "names it", cancellationToken: Cancelled);
        var found = await second.EvaluateAsync($"runs:/{Maker}/model", Rows, Targets, "uci-har/test", "d1", Cancelled);

        Assert.Equal(("uci-har/test", 2 / 3.0), (found.Classes.Dataset, found.Classes.Accuracy));
        var kept = await second.Handle.GetAsync(Cancelled);
        Assert.Equal([new RunInput(Test, RunInput.Evaluation)], kept.Inputs ?? []);
        Assert.Equal(("uci-har/test", 2 / 3.0), (kept.Evaluation!.Dataset, kept.Evaluation.Accuracy));
        Assert.Equal(found.Metrics().Keys.Order(), kept.Metrics.Select(metric => metric.Key).Order());
        Assert.Equal(2 / 3.0, kept.Metrics.Single(metric => metric.Key == "accuracy_score").Last.Value);
        var users = await server.Client.Datasets.ListRunsAsync("uci-har/test", "d1", cancellationToken: Cancelled);
        Assert.Equal([second.Id, first.Id], users.Runs.Select(run => run.Info.RunId));
    }

    [Fact]
    public async Task What_cannot_be_evaluated_is_refused_by_name_and_leaves_nothing_in_the_run()
    {
        var (server, experiment) = await StartAsync();
        await using var stopping = server;
        await using var run = await server.Client.Runs.StartAsync(experiment, "refused", cancellationToken: Cancelled);

        async Task Refused<T>(string part, Func<Task> evaluate)
            where T : HarException =>
            Assert.Contains(part, (await Assert.ThrowsAsync<T>(evaluate)).Message, StringComparison.Ordinal);

        await Refused<NotFoundException>("There is no data set 'uci-har/test (d1)'.", () => run.EvaluateAsync("har/latest", Rows, Targets, "uci-har/test", "d1", Cancelled));
        await Refused<InvalidSpecException>("digest", () => run.EvaluateAsync("har/latest", Rows, Targets, Test with { Digest = "" }, Cancelled));
        await Refused<NotFoundException>("other", () => run.EvaluateAsync("other/latest", Rows, Targets, Test, Cancelled));
        await Refused<InvalidSpecException>("3 rows", () => run.EvaluateAsync("har/latest", Rows, ["SITTING"], Test, Cancelled));

        var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study() with { Objective = ObjectiveSpec.AskTell }, Cancelled);
        var asked = await study.AskAsync(cancellationToken: Cancelled);
        await Refused<InvalidSpecException>("it is a trial's", () => server.Client.Runs.Get(asked.Assignment.RunId).EvaluateAsync("har/latest", Rows, Targets, Test, Cancelled));

        var one = new ClassScore("A", 1, 1, 1, 1);
        await Refused<InvalidSpecException>(
            "confusion: it has 1 rows of 2 columns for 2 classes", () => run.Handle.SetEvaluationAsync(new Evaluation("test", 0, ["A", "B"], [[1, 0]], 1, 0, [one, one], one, one), cancellationToken: Cancelled));

        var left = await run.Handle.GetAsync(Cancelled);
        Assert.Empty(left.Inputs ?? []);
        Assert.Null(left.Evaluation);
        Assert.Empty(await server.Client.Datasets.ListAsync(cancellationToken: Cancelled));
    }

    private sealed class Parrot : IModelRuntime, IScoringModel
    {
        public IScoringModel Load(Func<string, Stream?> open) => this;

        public IReadOnlyList<Prediction> Predict(ReadOnlyMemory<byte> request) =>
            [.. JsonSerializer.Deserialize<string[]>(request.Span)!.Select(word => new Prediction(word, new Dictionary<string, double> { [word] = 1 }))];

        public ModelEvaluation Evaluate(ReadOnlyMemory<byte> request, IReadOnlyList<string> targets, string dataset)
        {
            var predicted = Predict(request);
            if (predicted.Count != targets.Count)
            {
                throw new InvalidSpecException([FormattableString.Invariant($"targets: {targets.Count} for {predicted.Count} rows.")]);
            }

            var share = predicted.Zip(targets).Count(pair => pair.First.Class == pair.Second) / (double)targets.Count;
            var mean = new ClassScore("mean", share, share, share, targets.Count);
            return new(new Evaluation(dataset, 0, ["all"], [[targets.Count]], share, 0.5, [mean], mean, mean), 0.5, [null], null, null, 0);
        }

        public void Dispose()
        {
        }
    }
}
