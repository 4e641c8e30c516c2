using HarOrleans.Data;

namespace HarOrleans.Host.Tests.ModelVerbs;

/// <summary>What the verbs do without libtorch; predictions are tested in whole processes.</summary>
public sealed class ModelVerbTests : IDisposable
{
    private readonly ModelVerbFixture _har = new();

    public void Dispose() => _har.Dispose();

    [Theory]
    [InlineData("no model is named", "evaluate")]
    [InlineData("these exclude each other", "evaluate", "--weights", "a.pth", "--trial", "s/1")]
    [InlineData("--weights a.pth and --model har@champion: these exclude each other", "evaluate", "--weights", "a.pth", "--model", "har@champion")]
    [InlineData("this is no trial. Give STUDY/N", "evaluate", "--trial", "study")]
    [InlineData("--weights nowhere.pth: this file cannot be read", "evaluate", "--weights", "nowhere.pth")]
    [InlineData("--protocol 'mine': there is no such protocol", "evaluate", "--weights", "a.pth", "--protocol", "mine")]
    [InlineData("--activation 'gelu': there is no such activation", "importance", "--weights", "a.pth", "--activation", "gelu")]
    [InlineData("--repeats 0: out of range", "importance", "--weights", "a.pth", "--repeats", "0")]
    [InlineData("--html nowhere/map.html: this cannot be written to, as there is no folder", "baselines", "--html", "nowhere/map.html")]
    [InlineData("A nowhere.pth: this file cannot be read", "compare", "nowhere.pth", "elsewhere.pth")]
    [InlineData("--to: no file is named", "export", "--weights", "a.pth")]
    [InlineData("'.bin' is no known format", "export", "--weights", "a.pth", "--to", "a.bin")]
    [InlineData("--input: no file is named", "predict", "--weights", "a.pth")]
    [InlineData("give exactly one of them", "predict", "--input", "rows.csv")]
    [InlineData("--model-dir nowhere: The model's file 'MLmodel' is missing", "predict", "--input", "rows.csv", "--model-dir", "nowhere")]
    public async Task A_wrong_value_is_named_with_what_to_do(string message, params string[] args)
    {
        Assert.Equal(2, await _har.RunAsync(args));
        Assert.Contains(message, _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_does_not_fit_the_data_is_refused_and_the_fitting_protocol_named()
    {
        var data = _har.Data();

        Assert.Equal(2, await _har.RunAsync("evaluate", "--weights", _har.Weights("wide.pth", 3, 2), "--data", data, "--protocol", "subject-wise"));
        Assert.Contains("takes 3 features, but protocol 'subject-wise' makes 2 of this data. Give --protocol notebook.", _har.Error, StringComparison.Ordinal);

        Assert.Equal(2, await _har.RunAsync("evaluate", "--weights", _har.Weights("classes.pth", 2, 6), "--data", data));
        Assert.Contains("6 classes apart, but the data has 2: SITTING, WALKING", _har.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evaluate")]
    [InlineData("importance")]
    public async Task A_file_of_weights_has_no_run_that_could_log_an_answer(string verb)
    {
        Assert.Equal(2, await _har.RunAsync(verb, "--weights", _har.Weights("a.pth", 2, 2), "--data", _har.Data(), "--log"));
        Assert.Contains("a.pth: there is no run to store the answer with", _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baselines_and_comparisons_are_logged_with_a_run_or_not_at_all()
    {
        Assert.Equal(2, await _har.RunAsync("baselines", "--data", _har.Data(), "--log"));
        Assert.Contains("--log: no model is named, so there is no run to store the answer with.", _har.Error, StringComparison.Ordinal);
        Assert.Equal(2, await _har.RunAsync("compare", _har.Weights("a.pth", 2, 2), _har.Weights("b.pth", 2, 2), "--data", _har.Data(), "--log"));
        Assert.Contains("b.pth: there is no run to store the answer with.", _har.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The weights file is empty.")]
    [InlineData("hello", "it ends before it should.")]
    public async Task A_file_that_holds_no_weights_is_refused_with_what_would(string content, string message)
    {
        await File.WriteAllTextAsync(_har.File("damaged.pth"), content, TestContext.Current.CancellationToken);

        Assert.Equal(2, await _har.RunAsync("evaluate", "--weights", _har.File("damaged.pth")));
        Assert.Contains($"{message} Give a whole file that har export or torch.save(model.state_dict(), FILE) wrote.", _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named_once()
    {
        Assert.Equal(2, await _har.RunAsync("baselines", "--data", "/nowhere/at/all"));
        Assert.Contains("--data /nowhere/at/all: there is no such folder.", _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Windows_that_are_not_those_of_the_features_are_not_compared()
    {
        var (data, more) = (_har.Simulated(), _har.File("more"));
        HarData.WriteSimulated(more, 3, 126, 108);
        File.Copy(Path.Combine(more, "test_inertial.npz"), Path.Combine(data, "test_inertial.npz"), overwrite: true);

        Assert.Equal(2, await _har.RunAsync("compare", _har.Weights("lstm.pth", 561, 6), _har.WindowWeights("cnn.pth"), "--data", data));
        Assert.Contains("these are not the same windows in the same order", _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_is_two_classes()
    {
        string[] call = ["evaluate", "--weights", _har.Weights("a.pth", 2, 2), "--data", _har.Data(), "--cell"];
        Assert.Equal(2, await _har.RunAsync([.. call, "WALKING"]));
        Assert.Contains("--cell 'WALKING': this is no cell", _har.Error, StringComparison.Ordinal);
        Assert.Equal(2, await _har.RunAsync([.. call, "WALKING:SITING"]));
        Assert.Contains("there is no class 'SITING'. Nearest: SITTING", _har.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baselines_of_the_notebook_are_fitted_on_the_test_rows_too_and_it_says_so()
    {
        Assert.Equal(0, await _har.RunAsync("baselines", "--data", _har.Data(), "--protocol", "notebook", "--json", _har.File("answer.json"), "--html", _har.File("map.html")));

        Assert.Contains("What was fitted on test knew the answers", _har.Output, StringComparison.Ordinal);
        var models = _har.Document().GetProperty("models").EnumerateArray().ToArray();
        Assert.Equal(
            ["most_frequent train", "stratified train", "uniform train", "logistic_regression train", "most_frequent test", "stratified test", "uniform test", "logistic_regression test"],
            models.Select(each => $"{each.GetProperty("name")} {each.GetProperty("fitted_on")}"));
        Assert.All(models, each => Assert.Contains("weighted avg", each.GetProperty("report_text").GetString(), StringComparison.Ordinal));
        Assert.Contains("logistic_regression (train)", File.ReadAllText(_har.File("map.html")), StringComparison.Ordinal);

        Assert.Equal(0, await _har.RunAsync("baselines", "--data", _har.Data()));
        Assert.DoesNotContain("knew the answers", _har.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exported_weights_can_be_exported_again_to_the_same_bytes()
    {
        var first = _har.Weights("a.pth", 4, 2);
        Assert.Equal(0, await _har.RunAsync("export", "--weights", first, "--to", _har.File("b.safetensors"), "--json", _har.File("answer.json")));
        Assert.Contains("6 tensors", _har.Output, StringComparison.Ordinal);
        Assert.Equal([12, 4], _har.Document().GetProperty("tensors").GetProperty("lstm.weight_ih_l0").EnumerateArray().Select(each => each.GetInt32()));
        Assert.Equal(0, await _har.RunAsync("export", "--weights", _har.File("b.safetensors"), "--to", _har.File("c.pth")));
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(_har.File("c.pth")));
    }
}
