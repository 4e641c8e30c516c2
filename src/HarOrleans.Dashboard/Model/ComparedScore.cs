using System.Text.Json;

namespace HarOrleans.Dashboard;

/// <summary>One of two models that were compared.</summary>
/// <param name="Model">What it is called.</param>
/// <param name="Run">The run that made it, or null where that is not known.</param>
/// <param name="Accuracy">Share of rows that it predicts right.</param>
/// <param name="Interval">95 % interval of that, by bootstrap over people.</param>
/// <param name="People">Accuracy by person.</param>
public sealed record ComparedScore(string Model, string? Run, double Accuracy, (double Low, double High) Interval, IReadOnlyList<KeyValuePair<string, double>> People)
{
    /// <summary>One person's accuracy, or null where that person is not there.</summary>
    public double? Of(string person) => People.Where(each => each.Key == person).Select(each => (double?)each.Value).FirstOrDefault();

    internal static ComparedScore Read(JsonElement model) => new(
        model.Text("model"), model.GetProperty("run").GetString(), model.Number("accuracy"), model.Interval("interval"), model.ByName("subjects"));
}
