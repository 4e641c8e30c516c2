using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace HarOrleans.Server.Tests;

/// <summary>Predictions over HTTP, with a runtime that counts: what libtorch answers is tested in whole processes.</summary>
public sealed class InvocationTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];
    private readonly TempFolder _folder = new();
    private readonly CountingRuntime _runtime = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static string Run(int number) => number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();

    private async Task<HarTestServer> StartAsync(int runs, HarServerOptions? options = null, bool predicts = true)
    {
        var server = await HarTestServer.StartAsync(
            options ?? new HarServerOptions { StateFolder = _folder.Path, Port = 0, Roles = [SiloRoles.Control, SiloRoles.Trainer] },
            ScriptedObjective.Smooth(),
            services => _ = predicts ? services.AddSingleton<IModelRuntime>(_runtime) : services);
        var experiment = await server.Client.Experiments.GetOrCreateAsync("models", cancellationToken: Cancelled);
        for (var run = 1; run <= runs; run++)
        {
            await server.Client.Runs.CreateAsync(new RunSpec(Run(run), Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "run", null, None, None), Cancelled);
            var text = Encoding.UTF8.GetBytes($"class {run}");
            await server.Services.GetRequiredService<IArtifactStore>().WriteAsync($"runs/{Run(run)}/artifacts/0/model/MLmodel", stream => stream.WriteAsync(text, Cancelled).AsTask(), Cancelled);
        }

        return server;
    }

    private static async Task<(HttpStatusCode Status, string Answer)> PostAsync(HarTestServer server, string path, string body = "{}", string type = "application/json")
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.ExpectContinue = true; // a body that is too large is refused before it is sent
        using var answer = await http.SendAsync(request, Cancelled);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_told_as_such_and_to_be_asked_again()
    {
        foreach (var fault in new Exception[] { new TimeoutException("late"), new SiloUnavailableException("gone") })
        {
            using var answer = new MemoryStream();
            var context = new DefaultHttpContext();
            (context.Request.ContentType, context.Response.Body) = ("application/json", answer);
            await ScoringProtocol.AnswerAsync(context, (_, _) => Task.FromException<IReadOnlyList<Prediction>>(fault));
            Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
            Assert.Contains("\"error_code\": \"TEMPORARILY_UNAVAILABLE\"", Encoding.UTF8.GetString(answer.ToArray()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_run_an_alias_and_a_version_answer_and_a_model_is_loaded_once()
    {
        await using var server = await StartAsync(2);
        await server.Client.Models.RegisterAsync($"runs:/{Run(2)}/model", "har", cancellationToken: Cancelled);
        await (await server.Client.Models.FindAsync("har", Cancelled))!.SetAliasAsync("champion", 1, cancellationToken: Cancelled);

        Assert.Contains("\"class\": \"class 1\"", (await PostAsync(server, $"api/runs/{Run(1)}/invocations")).Answer, StringComparison.Ordinal);
        var answers = await Task.WhenAll(((string[])["api/models/har@champion/invocations", "api/models/har/1/invocations", "api/models/har/latest/invocations", $"api/runs/{Run(2)}/invocations?path=model"]).Select(path => PostAsync(server, path)));
        Assert.All(answers, each => Assert.Equal((HttpStatusCode.OK, answers[0].Answer), each));
        Assert.Contains("class 2", answers[0].Answer, StringComparison.Ordinal);
        Assert.Equal("class 2", Assert.Single(await server.Client.Models.PredictAsync("har@champion", "{}"u8.ToArray(), Cancelled)).Class);
        Assert.Equal((2, 0), (_runtime.Loaded, _runtime.Freed));
    }

    [Fact]
    public async Task A_registered_model_and_a_runs_are_evaluated_where_models_are_and_the_figures_have_mlflows_names()
    {
        await using var server = await StartAsync(1);
        await server.Client.Models.RegisterAsync($"runs:/{Run(1)}/model", "har", cancellationToken: Cancelled);

        var found = await server.Client.Models.EvaluateAsync("har/latest", "{}"u8.ToArray(), ["class 1", "other", "other", "other"], "test", Cancelled);
        Assert.Equal(("test", 0.25), (found.Classes.Dataset, found.Classes.Accuracy));
        Assert.Equal(
            ["accuracy_score 0.25", "example_count 1", "f1_score 0.125", "log_loss 0.75", "precision_score 0.5", "recall_score 0.25"],
            found.Metrics().Select(each => FormattableString.Invariant($"{each.Key} {each.Value}")).Order(StringComparer.Ordinal));
        Assert.Equal(1, (await server.Client.Runs.Get(Run(1)).EvaluateAsync("{}"u8.ToArray(), ["class 1"], cancellationToken: Cancelled)).Classes.Accuracy);
        await Assert.ThrowsAsync<InvalidSpecException>(() => server.Client.Models.EvaluateAsync("har/latest", "wrong"u8.ToArray(), ["class 1"], cancellationToken: Cancelled));
        await Assert.ThrowsAsync<NotFoundException>(() => server.Client.Models.EvaluateAsync("other/latest", "{}"u8.ToArray(), ["class 1"], cancellationToken: Cancelled));
        Assert.Equal(1, _runtime.Loaded);
    }

    [Fact]
    public async Task A_few_models_are_kept_and_the_one_that_was_used_longest_ago_goes()
    {
        await using (var server = await StartAsync(5))
        {
            foreach (var run in (int[])[1, 2, 3, 4, 1, 5, 1, 2])
            {
                Assert.Equal($"class {run}", Assert.Single(await server.Client.Runs.Get(Run(run)).PredictAsync("{}"u8.ToArray(), cancellationToken: Cancelled)).Class);
            }

            Assert.Equal((6, 2), (_runtime.Loaded, _runtime.Freed));
        }

        Assert.Equal((6, 6), (_runtime.Loaded, _runtime.Freed));
    }

    [Fact]
    public async Task Each_mistake_has_its_status_and_says_what_is_wrong()
    {
        await using var server = await StartAsync(1);
        async Task Fails(HttpStatusCode status, string part, string path, string body = "{}", string type = "application/json")
        {
            var (code, answer) = await PostAsync(server, path, body, type);
            Assert.Equal(status, code);
            Assert.Contains(part, answer, StringComparison.Ordinal);
            Assert.Contains("error_code", answer, StringComparison.Ordinal);
        }

        var run = $"api/runs/{Run(1)}/invocations";
        await Fails(HttpStatusCode.UnsupportedMediaType, "takes application/json, not 'text/plain", run, type: "text/plain");
        await Fails(HttpStatusCode.BadRequest, "the request is wrong", run, "wrong");
        await Fails(HttpStatusCode.UnprocessableEntity, "the files are damaged", run + "?path=model", "damaged");
        await Fails(HttpStatusCode.NotFound, $"runs:/{Run(9)}/model", $"api/runs/{Run(9)}/invocations");
        await Fails(HttpStatusCode.NotFound, $"runs:/{Run(1)}/elsewhere", run + "?path=elsewhere");
        await Fails(HttpStatusCode.BadRequest, "this names no model", run + "?path=../..");
        await Fails(HttpStatusCode.NotFound, "There is no registered model 'har'.", "api/models/har@champion/invocations");
        await Fails(HttpStatusCode.BadRequest, "NAME@ALIAS, NAME/VERSION", "api/models/har/first/invocations");
        await Fails(HttpStatusCode.RequestEntityTooLarge, "too large", run, new string(' ', (int)ScoringProtocol.MostBytes + 1));
    }

    [Fact]
    public async Task Without_what_predicts_the_answer_names_the_role()
    {
        await using (var server = await StartAsync(1, predicts: false))
        {
            var (status, answer) = await PostAsync(server, $"api/runs/{Run(1)}/invocations");
            Assert.Equal(HttpStatusCode.NotImplemented, status);
            Assert.Contains("brings no library that predicts", answer, StringComparison.Ordinal);
        }

        await using (var server = await StartAsync(1, new HarServerOptions { StateFolder = _folder.Path, Port = 0, Roles = [SiloRoles.Control] }))
        {
            var (status, answer) = await PostAsync(server, $"api/runs/{Run(1)}/invocations");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Contains("No silo with the role 'trainer' is there", answer, StringComparison.Ordinal);
        }
    }

    private sealed class CountingRuntime : IModelRuntime
    {
        private int _loaded;
        private int _freed;

        internal int Loaded => _loaded;

        internal int Freed => _freed;

        public IScoringModel Load(Func<string, Stream?> open)
        {
            using var reader = new StreamReader(open("MLmodel")!);
            Interlocked.Increment(ref _loaded);
            return new Model(reader.ReadToEnd(), () => Interlocked.Increment(ref _freed));
        }

        private sealed class Model(string name, Action free) : IScoringModel
        {
            public IReadOnlyList<Prediction> Predict(ReadOnlyMemory<byte> request) => Encoding.UTF8.GetString(request.Span) switch
            {
                "wrong" => throw new InvalidSpecException(["the request is wrong."]),
                "damaged" => throw new HarException("the files are damaged."),
                _ => [new Prediction(name, new Dictionary<string, double> { [name] = 1 })],
            };

            public ModelEvaluation Evaluate(ReadOnlyMemory<byte> request, IReadOnlyList<string> targets, string dataset)
            {
                var right = targets.Count(target => target == Predict(request)[0].Class);
                var mean = new ClassScore("mean", 0.5, 0.25, 0.125, targets.Count);
                return new ModelEvaluation(
                    new Evaluation(dataset, 0, [name], [[right]], right / (double)targets.Count, 0.75, [mean], mean, mean), 0.75, [null], null, null, 0);
            }

            public void Dispose() => free();
        }
    }
}
