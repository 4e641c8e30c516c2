using System.Globalization;
using System.Text.Json;

namespace HarOrleans.Dashboard;

/// <summary>Rows whose predicted class has a probability in one bin.</summary>
/// <param name="Name">The bin's ends.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Accuracy">Share of them that was predicted right.</param>
/// <param name="Probability">Their mean probability: what the share would be of a calibrated model.</param>
public sealed record CalibrationBar(string Name, int Rows, double Accuracy, double Probability)
{
    internal static CalibrationBar Read(JsonElement bin) => new(
        string.Create(CultureInfo.InvariantCulture, $"{bin.Number("low"):0.00}–{bin.Number("high"):0.00}"), bin.GetProperty("rows").GetInt32(), bin.Number("accuracy"), bin.Number("probability"));
}
