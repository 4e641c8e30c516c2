using System.Globalization;
using System.Text;
using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>Writes <see cref="EvaluationFiles.Predictions"/>.</summary>
internal static class PredictionsFile
{
    /// <summary>Writes the file; the stream stays open.</summary>
    /// <param name="stream">Takes it.</param>
    /// <param name="classes">Names of the classes.</param>
    /// <param name="subjects">Whom each sample is of; empty where that is not known.</param>
    /// <param name="actual">Each sample's class.</param>
    /// <param name="predicted">What was predicted.</param>
    public static void Write(Stream stream, IReadOnlyList<string> classes, int[] subjects, int[] actual, int[] predicted)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine("row,subject,actual,predicted");
        for (var row = 0; row < actual.Length; row++)
        {
            var subject = subjects.Length > 0 ? subjects[row].ToString(CultureInfo.InvariantCulture) : string.Empty;
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row},{subject},{Field(classes[actual[row]])},{Field(classes[predicted[row]])}"));
        }
    }

    private static string Field(string name) => name.AsSpan().IndexOfAny(",\"\n\r") < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
