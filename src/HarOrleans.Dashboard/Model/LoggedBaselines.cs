using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>What a run's model has to beat, beside it, as <see cref="EvaluationFiles.Baselines"/> has it.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Split">Which rows were predicted.</param>
/// <param name="Models">Baselines, and the model itself.</param>
public sealed record LoggedBaselines(string Dataset, string Split, IReadOnlyList<BaselineScore> Models)
{
    /// <summary>Whether one was fitted on the rows that it is measured on.</summary>
    public bool KnewTheAnswers => Models.Any(each => each.FittedOn == Split);

    /// <summary>Reads the file's document.</summary>
    internal static LoggedBaselines Read(JsonElement file) => new(file.Text("dataset"), file.Text("split"), [.. file.GetProperty("models").EnumerateArray().Select(BaselineScore.Read)]);
}
