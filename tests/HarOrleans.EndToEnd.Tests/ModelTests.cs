using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>The verbs about trained models, on the state folder of a demo and on real weights.</summary>
[Collection(nameof(FinishedDemoTests))]
public sealed class ModelTests(FinishedDemo demo, SimulatedFiles files)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Trial => $"lstm_har_study/{demo.Best}";

    [Fact]
    public async Task A_trials_value_is_the_accuracy_that_evaluate_finds_and_registered_its_server_predicts_with_it()
    {
        var value = demo.Document.GetProperty("best").GetProperty("value").GetDouble();
        var test = demo.Document.GetProperty("test").GetProperty("accuracy").GetDouble();
        string[] evaluate = ["evaluate", "--trial", Trial, "--state", demo.State, "--data", await files.Usual, "--json", "-"];

        Assert.Equal(value, Accuracy(await RunAsync([.. evaluate, "--split", "validation"])));
        Assert.Equal(test, Accuracy(await RunAsync(evaluate)));
        await using var server = HarProcess.Start(Built.Har, "serve", "--state", demo.State, "--port", "0");
        var line = await server.LineAsync(x => x.Contains("http://", StringComparison.Ordinal), Cancelled);
        await RunAsync("model", "register", "har", "--trial", Trial, "--alias", "champion", "--state", demo.State, "--json", "-");
        Assert.Equal(value, Accuracy(await RunAsync("evaluate", "--model", "har@champion", "--state", demo.State, "--data", await files.Usual, "--split", "validation", "--log", "--json", "-")));

        using var folder = new TempFolder();
        var file = await RequestAsync(demo.Model(demo.Best), folder);
        using var http = new HttpClient { BaseAddress = new Uri(line.Split(' ').Single(x => x.StartsWith("http://", StringComparison.Ordinal))) };
        var run = demo.Document.GetProperty("trials")[demo.Best].GetProperty("run").GetString();
        Assert.Equal(value, Accuracy(JsonDocument.Parse(await http.GetByteArrayAsync(new Uri($"/api/runs/{run}/artifacts/evaluation/validation.json", UriKind.Relative), Cancelled)).RootElement));
        var (status, answer) = await PostAsync(http, await File.ReadAllTextAsync(file, Cancelled), "/api/models/har@champion/invocations");
        Assert.Equal(HttpStatusCode.OK, status);
        var predicted = await RunAsync("predict", "--model", "har/1", "--state", demo.State, "--input", file, "--json", "-");
        Assert.Equal(JsonSerializer.Serialize(predicted), JsonSerializer.Serialize(JsonDocument.Parse(answer).RootElement));
        server.Interrupt();
        Assert.Equal(0, await server.ExitAsync(Cancelled));
    }

    [Fact]
    public async Task A_model_on_features_and_one_on_windows_are_compared_on_the_same_windows_and_its_channels_have_an_importance()
    {
        using var folder = new TempFolder();
        var windows = folder.File("cnn.safetensors");
        await File.WriteAllBytesAsync(windows, Safetensors(("conv0.weight", [4, 9, 5]), ("conv0.bias", [4]), ("fc.weight", [6, 4]), ("fc.bias", [6])), Cancelled);
        var (one, importance) = (demo.Document.GetProperty("test"), await RunAsync("importance", "--weights", windows, "--data", await files.Usual, "--repeats", "1", "--json", "-"));

        var compared = await RunAsync("compare", Trial, windows, "--state", demo.State, "--log", "--json", "-");

        var (a, b) = (compared.GetProperty("a"), compared.GetProperty("b"));
        Assert.Equal([Accuracy(one), importance.GetProperty("base").GetDouble()], [Accuracy(a), Accuracy(b)]);
        Assert.Equal(JsonSerializer.Serialize(one.GetProperty("subjects")), JsonSerializer.Serialize(a.GetProperty("subjects")));
        Assert.Equal(a.GetProperty("subjects").EnumerateObject().Select(x => x.Name), b.GetProperty("subjects").EnumerateObject().Select(x => x.Name));
        var (difference, mcnemar, interval) = (compared.GetProperty("difference").GetDouble(), compared.GetProperty("mcnemar"), compared.GetProperty("interval"));
        Assert.Equal(Accuracy(b) - Accuracy(a), difference, 12);
        Assert.Equal(Math.Round(difference * 600), mcnemar.GetProperty("only_b").GetInt32() - mcnemar.GetProperty("only_a").GetInt32());
        Assert.InRange(difference, interval[0].GetDouble(), interval[1].GetDouble());
        Assert.True(compared.GetProperty("differ").GetBoolean() && mcnemar.GetProperty("p_value").GetDouble() < 0.001, "a trained model and one that guesses differ");
        Assert.StartsWith("They differ: A is better", compared.GetProperty("verdict").GetString(), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(demo.State, "cnn.safetensors.json", SearchOption.AllDirectories));
        Assert.Equal(9, importance.GetProperty("mean").EnumerateObject().Count());
    }

    [Fact]
    public async Task A_served_model_answers_as_predict_does_refuses_what_is_wrong_and_ends_with_ctrl_c()
    {
        using var folder = new TempFolder();
        var file = await RequestAsync(demo.Model(demo.Best), folder);
        await using var server = HarProcess.Start(Built.Har, "serve-model", "--trial", Trial, "--state", demo.State, "--port", "0");
        var line = await server.LineAsync(x => x.Contains("/invocations", StringComparison.Ordinal), Cancelled);
        using var http = new HttpClient { BaseAddress = new Uri(line.Split(' ').Single(x => x.StartsWith("http://", StringComparison.Ordinal))) };

        var (status, answer) = await PostAsync(http, await File.ReadAllTextAsync(file, Cancelled));
        Assert.Equal(HttpStatusCode.OK, status);
        var predicted = await RunAsync("predict", "--model-dir", demo.Model(demo.Best), "--input", file, "--json", "-");
        Assert.Equal(JsonSerializer.Serialize(predicted), JsonSerializer.Serialize(JsonDocument.Parse(answer).RootElement));
        Assert.Equal(1, Assert.Single(predicted.GetProperty("predictions").EnumerateArray()).GetProperty("probabilities").EnumerateObject().Sum(x => x.Value.GetDouble()), 9);

        (status, answer) = await PostAsync(http, """{"instances": [[1, 2, 3]]}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("the shape is [1, 3]", answer, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/ping", UriKind.Relative), Cancelled)).StatusCode);

        var watch = Stopwatch.StartNew();
        server.Interrupt();
        Assert.Equal(0, await server.ExitAsync(Cancelled));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"it took {watch.Elapsed.TotalSeconds} s");
    }

    [Fact]
    public async Task A_refit_is_a_model_of_its_own_whose_figures_stand_beside_the_winners()
    {
        var refit = demo.Document.GetProperty("refit");
        Assert.InRange(refit.GetProperty("epochs").GetInt32(), 1, 2);
        Assert.Equal(demo.Document.GetProperty("test").GetProperty("subjects").EnumerateObject().Select(x => x.Name), refit.GetProperty("subjects").EnumerateObject().Select(x => x.Name));
        var folder = Path.Combine(demo.State, "artifacts", refit.GetProperty("model").GetString()!);

        var weights = Path.Combine(folder, "model_state_dict_refit.pth");
        var activation = demo.Document.GetProperty("best").GetProperty("params").GetProperty("activation").GetString()!;
        using var scratch = new TempFolder();
        await RunAsync("export", "--weights", weights, "--activation", activation, "--to", scratch.File("model.onnx"), "--json", "-");
        var predicted = await RunAsync("predict", "--model-dir", folder, "--input", await RequestAsync(folder, scratch), "--json", "-");
        Assert.Single(predicted.GetProperty("predictions").EnumerateArray());
    }

    [Theory]
    [InlineData("327", 0.9504580929759077)]
    [InlineData("334", 0.9412962334577536)]
    public async Task The_published_weights_have_their_published_accuracy(string trial, double accuracy)
    {
        Assert.SkipWhen(Built.RealData is null, "HAR_TEST_DATA is not set.");
        var weights = Path.Combine(Built.RealData, "..", "seed-project", $"model_state_dict_trial_{trial}.pth");

        Assert.Equal(accuracy, Accuracy(await RunAsync("evaluate", "--weights", weights, "--data", Built.RealData, "--protocol", "notebook", "--json", "-")));
    }

    /// <summary>A logged model's example as a scoring request, in a file.</summary>
    private static async Task<string> RequestAsync(string model, TempFolder folder)
    {
        var example = await File.ReadAllTextAsync(Path.Combine(model, "input_example.json"), Cancelled);
        await File.WriteAllTextAsync(folder.File("request.json"), $$"""{"instances": {{example}}}""", Cancelled);
        return folder.File("request.json");
    }

    /// <summary>A file of weights, drawn anyhow.</summary>
    private static byte[] Safetensors(params (string Name, int[] Shape)[] parts)
    {
        var (random, header, values) = (new Random(1), new Dictionary<string, object>(), new List<byte>());
        foreach (var (name, shape) in parts)
        {
            var start = values.Count;
            values.AddRange(Enumerable.Range(0, shape.Aggregate(1, (x, y) => x * y)).SelectMany(_ => BitConverter.GetBytes((float)random.NextDouble() - 0.5f)));
            header[name] = new { dtype = "F32", shape, data_offsets = (int[])[start, values.Count] };
        }

        var text = JsonSerializer.SerializeToUtf8Bytes(header);
        return [.. BitConverter.GetBytes((long)text.Length), .. text, .. values];
    }

    private static double Accuracy(JsonElement document) => document.GetProperty("accuracy").GetDouble();

    private static async Task<JsonElement> RunAsync(params string[] arguments)
    {
        await using var har = HarProcess.Start(Built.Har, arguments);
        var exit = await har.ExitAsync(Cancelled);
        Assert.True(exit == 0, $"exit {exit}\n{har.Errors}\n{har.Output}");
        return JsonDocument.Parse(har.Output).RootElement;
    }

    private static async Task<(HttpStatusCode Status, string Answer)> PostAsync(HttpClient http, string body, string path = "/invocations")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content, Cancelled);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancelled));
    }
}
