using System.Text.Json;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>What a demo leaves behind is what an Optuna loop tracked with MLflow leaves: runs, tags, attributes, files.</summary>
[Collection(nameof(FinishedDemoTests))]
public sealed class RecordTests(FinishedDemo demo)
{
    private string State => demo.State;

    [Fact]
    public void A_demo_keeps_parent_and_nested_runs_attributes_the_logged_model_and_the_charts()
    {
        var parent = Assert.Single(Database.Words(State, "SELECT run_id FROM run WHERE trial_id IS NULL AND status = 'FINISHED' AND name LIKE 'Optuna_Loop_%'"));
        Assert.Equal(
            ["experiment=LSTM_HAR", "is_parent=true"],
            Database.Words(State, $"SELECT key || '=' || value FROM run_tag JOIN run USING (run_no) WHERE run_id = '{parent}' AND key IN ('is_parent', 'experiment') ORDER BY 1"));
        string[] scores = ["accuracy", "f1", "loss", "precision", "recall"];
        Assert.Equal(
            scores.Select(x => $"best_val_{x}"),
            Database.Words(State, $"SELECT key FROM run_metric JOIN run USING (run_no) WHERE run_id = '{parent}' AND key LIKE 'best_val#_%' ESCAPE '#' ORDER BY 1"));
        Assert.Equal(
            [$"Trial_0 {parent}", $"Trial_1 {parent}"],
            Database.Words(State, "SELECT name || ' ' || parent_run_id FROM run WHERE trial_id IS NOT NULL ORDER BY name"));
        Assert.Equal(
            ["false", "false"],
            Database.Words(State, "SELECT value FROM run_tag JOIN run USING (run_no) WHERE trial_id IS NOT NULL AND key = 'is_parent'"));
        string[] parameters = ["activation", "batch_size", "dropout", "epochs", "hidden_size", "lr", "num_layers", "protocol", "test_sha256", "train_sha256", "weight_decay"];
        Assert.Equal(parameters, Database.Words(State, "SELECT key FROM run_param JOIN run USING (run_no) WHERE name = 'Trial_1' ORDER BY 1"));
        AssertFiles(parent, scores);
        AssertModel(demo.Document, demo.Best);
    }

    /// <summary>A trial has seen the training file alone, and the study's run, which keeps the winner's score, the test file.</summary>
    [Fact]
    public void The_test_file_is_an_input_of_the_run_that_keeps_the_winner_s_test_and_of_no_trial()
    {
        const string used = "SELECT DISTINCT context || ' ' || dataset.name || ' ' || digest FROM run_input JOIN dataset USING (dataset_id) JOIN run USING (run_no) WHERE trial_id IS";
        var (name, digests) = (demo.Document.GetProperty("dataset").GetProperty("name"), demo.Document.GetProperty("dataset").GetProperty("sha256"));
        Assert.Equal([$"testing {name}/test {digests.GetProperty("test")}"], Database.Words(State, $"{used} NULL AND run.name LIKE 'Optuna_Loop_%'"));
        Assert.Equal([$"eval {name}/train {digests.GetProperty("train")}", $"training {name}/train {digests.GetProperty("train")}"], Database.Words(State, $"{used} NOT NULL ORDER BY 1"));
    }

    private void AssertFiles(string parent, string[] scores)
    {
        var folder = Path.Combine(State, "artifacts", "runs", parent, "artifacts", "0");
        var table = File.ReadAllLines(Path.Combine(folder, "current_trials_metrics.csv"));
        Assert.Equal("trial,accuracy,loss,precision,recall,f1", table[0]);
        Assert.Equal(Database.Scalar(State, "SELECT count(*) FROM trial WHERE state = 'COMPLETE'"), table.Length - 1);
        foreach (var name in scores.Append("comparison"))
        {
            var html = File.ReadAllText(Path.Combine(folder, "charts", $"{name}.html"));
            Assert.Contains("<svg", html, StringComparison.Ordinal);
            Assert.Contains("Trial 0", html, StringComparison.Ordinal);
            Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        }
    }

    private void AssertModel(JsonElement document, int best)
    {
        var trial = document.GetProperty("trials")[best];
        var attributes = JsonDocument.Parse(Assert.Single(Database.Words(State, $"SELECT user_attributes FROM trial WHERE number = {best}"))).RootElement;
        Assert.Equal(
            ["mlflow_parent_run_id", "val_accuracy", "val_loss", "val_precision", "val_recall", "val_f1"],
            attributes.EnumerateObject().Select(x => x.Name));
        Assert.Equal(trial.GetProperty("value").GetDouble(), JsonSerializer.Deserialize<double>(attributes.GetProperty("val_accuracy").GetString()!));

        var folder = demo.Model(best);
        Assert.True(File.Exists(Path.Combine(folder, $"model_state_dict_trial_{best}.pth")));
        var description = File.ReadAllText(Path.Combine(folder, "MLmodel"));
        Assert.Contains("""inputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 1, 561]}}]'""", description, StringComparison.Ordinal);
        Assert.Contains("""outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 6]}}]'""", description, StringComparison.Ordinal);
        var example = JsonSerializer.Deserialize<float[][][]>(File.ReadAllText(Path.Combine(folder, "input_example.json")))!;
        Assert.Equal(561, Assert.Single(Assert.Single(example)).Length);
    }
}
