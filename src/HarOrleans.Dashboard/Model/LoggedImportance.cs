using System.Globalization;
using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>How much a model's accuracy rests on each column, as <see cref="EvaluationFiles.Importance"/> has it.</summary>
/// <param name="About">What it was measured on.</param>
/// <param name="Columns">The columns, the most important first.</param>
public sealed record LoggedImportance(string About, IReadOnlyList<(string Name, double Mean, double Std)> Columns)
{
    /// <summary>The most important columns as bars.</summary>
    public AnalysisFigure Figure(int most)
    {
        var shown = Columns.Take(most).ToList();
        return new AnalysisFigure(
            AnalysisKinds.Ranking,
            "column",
            "mean drop of accuracy",
            [.. shown.Select(each => each.Name)],
            [new AnalysisSeries("Mean drop", [.. shown.Select(each => (double?)each.Mean)]) { Deviations = [.. shown.Select(each => each.Std)] }]);
    }

    /// <summary>Reads the file's document.</summary>
    internal static LoggedImportance Read(JsonElement file)
    {
        var (mean, std) = (file.GetProperty("mean"), file.GetProperty("std"));
        return new LoggedImportance(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{file.GetProperty("repeats").GetInt32()} shuffles each, on {file.GetProperty("split").GetString()} of {file.GetProperty("dataset").GetString()}, where the accuracy is {Format.Number(file.GetProperty("base").GetDouble())}."),
            [.. mean.EnumerateObject().Select(each => (each.Name, each.Value.GetDouble(), std.GetProperty(each.Name).GetDouble())).OrderByDescending(each => each.Item2)]);
    }
}
