using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Training;

namespace HarOrleans.Host.Demo;

/// <summary>
/// The result as one JSON document: UTF-8, indented, a newline at its end. States are in upper case, a value is null unless it is finite, params keep
/// their types (a float always has a point or an exponent), rows of the confusion matrix are the actual classes, and the report has the form of scikit-learn's
/// <c>classification_report(output_dict=True)</c>.
/// </summary>
internal static class DemoJson
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
    private static readonly ParamValueJsonConverter ParamConverter = new();

    /// <summary>The whole document.</summary>
    internal static byte[] Write(DemoResult result)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            json.WriteString("study", result.Study.Spec.Name);
            WriteDataset(json, result.Dataset);
            json.WriteString("protocol", result.Protocol);
            WriteTrials(json, result);
            WriteBest(json, result);
            WriteEvaluation(json, result);
            WriteTest(json, result.Test);
            WriteRefit(json, result.Refit);
            json.WriteString("dashboard", result.Dashboard.OriginalString);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteDataset(Utf8JsonWriter json, DatasetFacts dataset)
    {
        json.WriteStartObject("dataset");
        json.WriteString("name", dataset.Name);
        json.WriteBoolean("simulated", dataset.Simulated);
        json.WriteNumber("train", dataset.Train);
        json.WriteNumber("test", dataset.Test);
        json.WriteNumber("features", dataset.Features);
        json.WriteStartObject("sha256");
        json.WriteString("train", dataset.TrainSha256);
        json.WriteString("test", dataset.TestSha256);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTrials(Utf8JsonWriter json, DemoResult result)
    {
        json.WriteStartArray("trials");
        foreach (var trial in result.Trials.OrderBy(t => t.Number))
        {
            json.WriteStartObject();
            json.WriteNumber("number", trial.Number);
            json.WriteString("state", TextFormat.State(trial.State));
            WriteFinite(json, "value", trial.Value);
            WriteParams(json, trial, result.ParamOrder);
            WriteFinite(json, "seconds", TextFormat.Seconds(trial));
            json.WriteString("run", trial.RunId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBest(Utf8JsonWriter json, DemoResult result)
    {
        if (result.Study.Best is not { } best)
        {
            json.WriteNull("best");
            return;
        }

        json.WriteStartObject("best");
        json.WriteNumber("number", best.Number);
        WriteFinite(json, "value", best.Value);
        WriteParams(json, best, result.ParamOrder);
        json.WriteEndObject();
    }

    private static void WriteParams(Utf8JsonWriter json, FrozenTrial trial, IReadOnlyList<string> order)
    {
        json.WriteStartObject("params");
        foreach (var (name, value) in TextFormat.Params(trial, order))
        {
            json.WritePropertyName(name);
            ParamConverter.Write(json, value, JsonSerializerOptions.Default);
        }

        json.WriteEndObject();
    }

    private static void WriteEvaluation(Utf8JsonWriter json, DemoResult result)
    {
        json.WriteStartArray("classes");
        foreach (var label in result.Evaluation?.Classes ?? result.Dataset.Classes)
        {
            json.WriteStringValue(label);
        }

        json.WriteEndArray();
        WriteMatrix(json, result.Evaluation);
    }

    private static void WriteTest(Utf8JsonWriter json, WinnerScore? test)
    {
        if (test is null)
        {
            json.WriteNull("test");
            return;
        }

        json.WriteStartObject("test");
        WriteAccuracy(json, test.Evaluation.Accuracy, (test.Low, test.High), test.Subjects);
        WriteMatrix(json, test.Evaluation);
        json.WriteEndObject();
    }

    private static void WriteRefit(Utf8JsonWriter json, RefitScore? refit)
    {
        if (refit is null)
        {
            json.WriteNull("refit");
            return;
        }

        json.WriteStartObject("refit");
        json.WriteNumber("epochs", refit.Epochs);
        WriteAccuracy(json, refit.Accuracy, (refit.Low, refit.High), refit.Subjects);
        json.WriteString("model", refit.Model);
        json.WriteEndObject();
    }

    private static void WriteAccuracy(Utf8JsonWriter json, double accuracy, (double Low, double High) interval, IReadOnlyDictionary<int, double> subjects)
    {
        json.WriteNumber("accuracy", accuracy);
        json.WriteStartArray("interval");
        json.WriteNumberValue(interval.Low);
        json.WriteNumberValue(interval.High);
        json.WriteEndArray();
        json.WriteStartObject("subjects");
        foreach (var (subject, right) in subjects.OrderBy(x => x.Key))
        {
            json.WriteNumber(subject.ToString(CultureInfo.InvariantCulture), right);
        }

        json.WriteEndObject();
    }

    private static void WriteMatrix(Utf8JsonWriter json, Evaluation? evaluation)
    {
        json.WriteStartArray("confusion");
        foreach (var row in evaluation?.Confusion ?? [])
        {
            json.WriteStartArray();
            foreach (var count in row)
            {
                json.WriteNumberValue(count);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WritePropertyName("report");
        JsonSerializer.Serialize(json, evaluation is null ? new Dictionary<string, object>() : ClassificationReport.Dictionary(evaluation));
    }

    private static void WriteFinite(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
