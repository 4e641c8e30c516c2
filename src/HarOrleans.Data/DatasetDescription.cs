using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HarOrleans.Contracts;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Data;

/// <summary>
/// A data set's files as they are registered with the runs that use them: <c>NAME/train</c> and <c>NAME/test</c>, with the file's SHA-256 as digest, where it lies, its columns in
/// MLflow's form (<c>mlflow_colspec</c>), and a profile: rows, columns, people, rows of each activity.
/// </summary>
/// <param name="dataset">The data set; not changed.</param>
/// <param name="folder">Where it lies; null for the simulated one.</param>
public sealed class DatasetDescription(HarDataset dataset, string? folder)
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The train file.</summary>
    public Dataset Train() => Of("train", dataset.Train);

    /// <summary>The test file.</summary>
    public Dataset Test() => Of("test", dataset.Test);

    private Dataset Of(string file, HarTable table) => new(
        $"{dataset.Name}/{file}",
        table.Sha256,
        folder is null ? HarData.SimulatedName : "local",
        Text(folder is null ? new JsonObject { ["simulated"] = true } : new JsonObject { ["uri"] = Path.GetFullPath(folder) }),
        Text(new JsonObject
        {
            ["mlflow_colspec"] = new JsonArray([
                .. table.FeatureNames.Select(name => Column(name, "double")), Column("subject", "long"), Column("Activity", "string"),
            ]),
        }),
        Text(Profile(table)));

    private static JsonObject Profile(HarTable table)
    {
        var balance = ClassBalance.Of(table);
        return new JsonObject
        {
            ["num_rows"] = table.Rows,
            ["num_columns"] = table.FeatureNames.Count + 2,
            ["num_elements"] = (long)table.Rows * (table.FeatureNames.Count + 2),
            ["num_subjects"] = balance.Subjects.Count,
            ["class_counts"] = new JsonObject(balance.Activities.Select((activity, at) => KeyValuePair.Create(activity, (JsonNode?)balance.Count(at)))),
        };
    }

    private static JsonObject Column(string name, string type) => new() { ["type"] = type, ["name"] = name, ["required"] = true };

    private static string Text(JsonObject json) => json.ToJsonString(Form);
}
