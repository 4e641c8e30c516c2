using System.Text;
using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Host.Demo;

namespace HarOrleans.Host.Tests.Demo;

public sealed class DemoJsonTests
{
    private static readonly FrozenTrial[] Trials =
    [
        Sample.Trial(1, TrialState.Pruned, 0.5, "below the median"),
        Sample.Trial(0, TrialState.Complete, 0.875),
        Sample.Trial(2, TrialState.Fail, null, "out of memory"),
        Sample.Trial(3, TrialState.Waiting),
        Sample.Trial(4, TrialState.Pruned, double.NaN),
        Sample.Trial(5, TrialState.Running),
    ];

    [Fact]
    public void The_document_has_exactly_the_documented_keys_in_their_order()
    {
        var root = Parse(Trials);

        Assert.Equal(["study", "dataset", "protocol", "trials", "best", "classes", "confusion", "report", "test", "refit", "dashboard"], Keys(root));
        Assert.Equal(["name", "simulated", "train", "test", "features", "sha256"], Keys(root.GetProperty("dataset")));
        Assert.Equal(["train", "test"], Keys(root.GetProperty("dataset").GetProperty("sha256")));
        Assert.All(root.GetProperty("trials").EnumerateArray(), t => Assert.Equal(["number", "state", "value", "params", "seconds", "run"], Keys(t)));
        Assert.Equal(["number", "value", "params"], Keys(root.GetProperty("best")));
        Assert.Equal(["LAYING", "SITTING", "accuracy", "macro avg", "weighted avg"], Keys(root.GetProperty("report")));
        Assert.Equal(["precision", "recall", "f1-score", "support"], Keys(root.GetProperty("report").GetProperty("macro avg")));
    }

    [Fact]
    public void The_test_has_its_accuracy_with_interval_and_each_subject_by_number()
    {
        var test = Parse(Trials).GetProperty("test");

        Assert.Equal(["accuracy", "interval", "subjects", "confusion", "report"], Keys(test));
        Assert.Equal(Sample.Test.Evaluation.Accuracy, test.GetProperty("accuracy").GetDouble());
        Assert.Equal([0.25, 0.75], test.GetProperty("interval").EnumerateArray().Select(x => x.GetDouble()));
        Assert.Equal(["2", "10"], Keys(test.GetProperty("subjects")));
        Assert.Equal(0.875, test.GetProperty("subjects").GetProperty("2").GetDouble());
    }

    [Fact]
    public void Facts_about_study_and_data_are_there()
    {
        var root = Parse(Trials);

        Assert.Equal("lstm_har_study", root.GetProperty("study").GetString());
        Assert.Equal("notebook", root.GetProperty("protocol").GetString());
        Assert.Equal("http://127.0.0.1:5080", root.GetProperty("dashboard").GetString());
        var dataset = root.GetProperty("dataset");
        Assert.Equal("uci-har", dataset.GetProperty("name").GetString());
        Assert.False(dataset.GetProperty("simulated").GetBoolean());
        Assert.Equal(7352, dataset.GetProperty("train").GetInt32());
        Assert.Equal(2947, dataset.GetProperty("test").GetInt32());
        Assert.Equal(562, dataset.GetProperty("features").GetInt32());
        Assert.Equal(new string('b', 64), dataset.GetProperty("sha256").GetProperty("test").GetString());
    }

    [Fact]
    public void Trials_stand_by_number_with_states_in_upper_case()
    {
        var trials = Parse(Trials).GetProperty("trials").EnumerateArray().ToList();

        Assert.Equal([0, 1, 2, 3, 4, 5], trials.Select(t => t.GetProperty("number").GetInt32()));
        Assert.Equal(["COMPLETE", "PRUNED", "FAIL", "WAITING", "PRUNED", "RUNNING"], trials.Select(t => t.GetProperty("state").GetString()));
        Assert.Equal(new string('0', 32), trials[0].GetProperty("run").GetString());
    }

    [Fact]
    public void A_value_is_null_unless_it_is_finite()
    {
        var values = Parse(Trials).GetProperty("trials").EnumerateArray().Select(t => t.GetProperty("value")).ToList();

        Assert.Equal(0.875, values[0].GetDouble());
        Assert.Equal(0.5, values[1].GetDouble());
        Assert.All((int[])[2, 3, 4, 5], i => Assert.Equal(JsonValueKind.Null, values[i].ValueKind));
    }

    [Fact]
    public void Seconds_are_those_from_first_start_to_end_and_null_before()
    {
        var seconds = Parse(Trials).GetProperty("trials").EnumerateArray().Select(t => t.GetProperty("seconds")).ToList();

        Assert.Equal(12.5, seconds[0].GetDouble());
        Assert.Equal(JsonValueKind.Null, seconds[3].ValueKind);
        Assert.Equal(JsonValueKind.Null, seconds[5].ValueKind);
    }

    [Fact]
    public void Params_keep_their_types_and_the_order_of_the_space()
    {
        var best = Parse(Trials).GetProperty("best");

        Assert.Equal(0, best.GetProperty("number").GetInt32());
        Assert.Equal(0.875, best.GetProperty("value").GetDouble());
        var parameters = best.GetProperty("params");
        Assert.Equal(["hidden_size", "batch_size", "lr", "dropout", "activation", "num_layers", "weight_decay"], Keys(parameters));
        Assert.Equal("64", parameters.GetProperty("hidden_size").GetRawText());
        Assert.Equal("0.0", parameters.GetProperty("dropout").GetRawText());
        Assert.Equal("0.00061", parameters.GetProperty("lr").GetRawText());
        Assert.Equal("\"tanh\"", parameters.GetProperty("activation").GetRawText());
        Assert.Equal("2.5E-05", parameters.GetProperty("weight_decay").GetRawText());
    }

    [Fact]
    public void The_confusion_matrix_has_a_row_for_each_actual_class()
    {
        var root = Parse(Trials);

        Assert.Equal("[3,1],[0,4]", string.Join(',', root.GetProperty("confusion").EnumerateArray().Select(r => $"[{string.Join(',', r.EnumerateArray())}]")));
        Assert.Equal(["LAYING", "SITTING"], root.GetProperty("classes").EnumerateArray().Select(c => c.GetString()));
    }

    [Fact]
    public void The_report_has_scikit_learns_form()
    {
        var report = Parse(Trials).GetProperty("report");

        Assert.Equal(0.875, report.GetProperty("accuracy").GetDouble());
        Assert.Equal(0.75, report.GetProperty("LAYING").GetProperty("recall").GetDouble());
        Assert.Equal(4, report.GetProperty("SITTING").GetProperty("support").GetDouble());
        Assert.Equal(8.0 / 9, report.GetProperty("SITTING").GetProperty("f1-score").GetDouble());
        Assert.Equal(0.9, report.GetProperty("weighted avg").GetProperty("precision").GetDouble());
    }

    [Fact]
    public void Where_no_trial_is_complete_best_is_null_and_the_classes_are_the_datas()
    {
        var root = Parse([Sample.Trial(0, TrialState.Fail, null, "out of memory")]);

        Assert.Equal(JsonValueKind.Null, root.GetProperty("best").ValueKind);
        Assert.Equal(["LAYING", "SITTING"], root.GetProperty("classes").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(0, root.GetProperty("confusion").GetArrayLength());
        Assert.Empty(Keys(root.GetProperty("report")));
    }

    [Fact]
    public void It_is_one_document_in_utf8_without_a_mark_that_ends_with_a_newline()
    {
        var bytes = DemoJson.Write(Sample.Result(Trials));

        Assert.Equal((byte)'{', bytes[0]);
        Assert.EndsWith("}\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("\r", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    private static JsonElement Parse(FrozenTrial[] trials) => JsonDocument.Parse(DemoJson.Write(Sample.Result(trials))).RootElement;

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
