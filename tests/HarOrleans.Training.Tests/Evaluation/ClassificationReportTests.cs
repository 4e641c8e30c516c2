using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

public sealed class ClassificationReportTests
{
    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5"];

    [Theory]
    [InlineData("state_dict_models", "327")]
    [InlineData("state_dict_models", "334")]
    public void The_text_equals_scikit_learns(string group, string name)
    {
        using var golden = Golden();
        var model = golden.RootElement.GetProperty(group).GetProperty(name);

        var evaluation = FromMatrix(Digits, Matrix(model));

        Assert.Equal(model.GetProperty("report_digits4").GetString(), ClassificationReport.Text(evaluation, digits: 4));
        Assert.Equal(model.GetProperty("accuracy").GetDouble(), evaluation.Accuracy);
        Assert.Equal(model.GetProperty("precision_weighted").GetDouble(), evaluation.Weighted.Precision, 14);
        Assert.Equal(model.GetProperty("recall_weighted").GetDouble(), evaluation.Weighted.Recall, 14);
        Assert.Equal(model.GetProperty("f1_weighted").GetDouble(), evaluation.Weighted.F1, 14);
    }

    [Fact]
    public void The_text_equals_scikit_learns_where_classes_are_never_predicted()
    {
        using var golden = Golden();
        var expected = golden.RootElement.GetProperty("dummy").GetProperty("most_frequent").GetProperty("report_digits4").GetString();

        var evaluation = FromMatrix(Digits, [[537, 0, 0, 0, 0, 0], [491, 0, 0, 0, 0, 0], [532, 0, 0, 0, 0, 0], [496, 0, 0, 0, 0, 0], [420, 0, 0, 0, 0, 0], [471, 0, 0, 0, 0, 0]]);

        Assert.Equal(expected, ClassificationReport.Text(evaluation, digits: 4));
    }

    [Fact]
    public void Long_labels_widen_the_first_column()
    {
        var text = ClassificationReport.Text(FromMatrix(["WALKING_DOWNSTAIRS", "SIT"], [[1, 0], [0, 1]]), digits: 2);

        // As scikit-learn prints it.
        Assert.Equal(
            """
                                precision    recall  f1-score   support

            WALKING_DOWNSTAIRS       1.00      1.00      1.00         1
                           SIT       1.00      1.00      1.00         1

                      accuracy                           1.00         2
                     macro avg       1.00      1.00      1.00         2
                  weighted avg       1.00      1.00      1.00         2

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Theory]
    [InlineData(0.03125, 4, "0.0312")] // exact ties go to the even digit, as in Python
    [InlineData(0.09375, 4, "0.0938")]
    [InlineData(0.125, 2, "0.12")]
    [InlineData(0.375, 2, "0.38")]
    [InlineData(0.5, 0, "0")]
    [InlineData(1.5, 0, "2")]
    [InlineData(0.00005, 4, "0.0001")] // 0.00005 is a little more than a tie in binary
    [InlineData(0.15, 1, "0.1")] // and 0.15 a little less
    [InlineData(1.0, 4, "1.0000")]
    [InlineData(0.99995, 4, "1.0000")]
    [InlineData(0.999951, 4, "1.0000")]
    [InlineData(0.0, 4, "0.0000")]
    [InlineData(5e-324, 4, "0.0000")]
    public void Numbers_are_rounded_as_Python_rounds_them(double value, int digits, string expected) => Assert.Equal(expected, PythonFormat.Fixed(value, digits));

    [Fact]
    public void The_dictionary_has_scikit_learns_keys_in_its_order_and_serializes_as_it_is()
    {
        var report = ClassificationReport.Dictionary(FromMatrix(["cat", "dog"], [[3, 1], [0, 4]]));

        Assert.Equal(["cat", "dog", "accuracy", "macro avg", "weighted avg"], report.Keys);
        Assert.Equal(
            """{"precision":1,"recall":0.75,"f1-score":0.8571428571428571,"support":4}""", JsonSerializer.Serialize(report["cat"]));
        Assert.Equal("0.875", JsonSerializer.Serialize(report["accuracy"]));
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(report));
        Assert.Equal(8, json.RootElement.GetProperty("weighted avg").GetProperty("support").GetDouble());
        Assert.Equal(0.9, json.RootElement.GetProperty("macro avg").GetProperty("precision").GetDouble(), 15);
    }

    private static JsonDocument Golden() => JsonDocument.Parse(File.ReadAllText(RealData.Require("golden", "har.json")));

    private static int[][] Matrix(JsonElement model) =>
        [.. model.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray())];

    private static Evaluation FromMatrix(string[] classes, int[][] counts)
    {
        List<int> actual = [], predicted = [];
        for (var row = 0; row < counts.Length; row++)
        {
            for (var column = 0; column < counts.Length; column++)
            {
                actual.AddRange(Enumerable.Repeat(row, counts[row][column]));
                predicted.AddRange(Enumerable.Repeat(column, counts[row][column]));
            }
        }

        return Evaluations.Of("test", 1, classes, actual.ToArray(), predicted.ToArray(), 0);
    }
}
