using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>Whether two models differ, as <see cref="EvaluationFiles.Compared"/> has it.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Split">Which rows both predicted.</param>
/// <param name="A">The first model.</param>
/// <param name="B">The second one.</param>
/// <param name="Difference">B's accuracy less A's.</param>
/// <param name="Interval">95 % interval of the difference, by bootstrap over people.</param>
/// <param name="Differ">Whether the interval leaves zero out.</param>
/// <param name="OnlyA">Rows that only A predicts right.</param>
/// <param name="OnlyB">Rows that only B predicts right.</param>
/// <param name="PValue">McNemar's exact test.</param>
/// <param name="Verdict">The answer in one sentence.</param>
public sealed record LoggedComparison(
    string Dataset, string Split, ComparedScore A, ComparedScore B, double Difference, (double Low, double High) Interval, bool Differ, int OnlyA, int OnlyB, double PValue, string Verdict)
{
    /// <summary>Both models' accuracy by person.</summary>
    public AnalysisFigure Figure() => new(
        AnalysisKinds.Bars,
        "person",
        "accuracy",
        [.. A.People.Select(each => each.Key)],
        [new($"A, {A.Model}", [.. A.People.Select(each => (double?)each.Value)]), new($"B, {B.Model}", [.. A.People.Select(each => B.Of(each.Key))])]);

    /// <summary>Reads the file's document.</summary>
    internal static LoggedComparison Read(JsonElement file)
    {
        var test = file.GetProperty("mcnemar");
        return new LoggedComparison(
            file.Text("dataset"),
            file.Text("split"),
            ComparedScore.Read(file.GetProperty("a")),
            ComparedScore.Read(file.GetProperty("b")),
            file.Number("difference"),
            file.Interval("interval"),
            file.GetProperty("differ").GetBoolean(),
            test.GetProperty("only_a").GetInt32(),
            test.GetProperty("only_b").GetInt32(),
            test.Number("p_value"),
            file.Text("verdict"));
    }
}
