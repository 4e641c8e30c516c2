using System.Text.Json;

namespace HarOrleans.Dashboard;

/// <summary>How one of several models does.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="FittedOn">The rows that it was fitted on, or null where it was trained elsewhere.</param>
/// <param name="Figures">Its figures, in the order of <see cref="Columns"/>.</param>
public sealed record BaselineScore(string Name, string? FittedOn, IReadOnlyList<double> Figures)
{
    /// <summary>What the figures are.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Accuracy", "Precision", "Recall", "F1", "F1 macro"];

    internal static BaselineScore Read(JsonElement model) => new(
        model.Text("name"),
        model.GetProperty("fitted_on").GetString(),
        [model.Number("accuracy"), model.Number("precision_weighted"), model.Number("recall_weighted"), model.Number("f1_weighted"), model.Number("f1_macro")]);
}
