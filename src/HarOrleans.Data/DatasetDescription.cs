using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HarOrleans.Contracts;
using HarOrleans.Data.Understanding;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data;

/// <summary>
/// A data set's files as they are registered with the runs that use them: name, digest, where it lies, what a row is (in MLflow's form: <c>mlflow_colspec</c> of columns, <c>mlflow_tensorspec</c> of
/// windows), and a profile: rows, columns, people, rows of each activity.
/// </summary>
public sealed class DatasetDescription
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Func<Dataset> _train;
    private readonly Func<Dataset> _test;

    /// <summary>Describes rows of features: <c>NAME/train</c> and <c>NAME/test</c>, each with its file's SHA-256.</summary>
    /// <param name="dataset">The data set; not changed.</param>
    /// <param name="folder">Where it lies; null for the simulated one.</param>
    public DatasetDescription(HarDataset dataset, string? folder)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Dataset Of(string file, HarTable table) => Described($"{dataset.Name}/{file}", table.Sha256, dataset.Simulated, folder, Columns(table), Profile(table));
        (_train, _test) = (() => Of("train", dataset.Train), () => Of("test", dataset.Test));
    }

    /// <summary>Describes raw windows: <c>NAME/train_inertial</c> and <c>NAME/test_inertial</c>, each with the digest of its values, labels and subjects.</summary>
    /// <param name="windows">The windows; not changed.</param>
    /// <param name="folder">Where they lie; null for the simulated ones.</param>
    public DatasetDescription(WindowSet windows, string? folder)
    {
        ArgumentNullException.ThrowIfNull(windows);
        Dataset Of(string file, InertialWindows part, string digest) => Described($"{windows.Name}/{file}_inertial", digest, windows.Simulated, folder, Tensor(), Profile(part));
        (_train, _test) = (() => Of("train", windows.Train, windows.TrainSha256), () => Of("test", windows.Test, windows.TestSha256));
    }

    /// <summary>What is trained with.</summary>
    public Dataset Train() => _train();

    /// <summary>What is tested on.</summary>
    public Dataset Test() => _test();

    private static Dataset Described(string name, string digest, bool simulated, string? folder, JsonObject schema, JsonObject profile) =>
        new(name, digest, simulated ? HarData.SimulatedName : "local", Text(Source(simulated, folder)), Text(schema), Text(profile));

    private static JsonObject Source(bool simulated, string? folder)
    {
        var source = new JsonObject();
        if (simulated)
        {
            source["simulated"] = true;
        }

        if (folder is not null)
        {
            source["uri"] = Path.GetFullPath(folder);
        }

        return source;
    }

    private static JsonObject Columns(HarTable table) => new()
    {
        ["mlflow_colspec"] = new JsonArray([.. table.FeatureNames.Select(name => Column(name, "double")), Column("subject", "long"), Column("Activity", "string")]),
    };

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

    /// <summary>MLflow keeps each tensor's description as text in the text.</summary>
    private static JsonObject Tensor() => new()
    {
        ["mlflow_tensorspec"] = new JsonObject
        {
            ["features"] = Shape("float32", [-1, HarWindows.Samples, HarWindows.Channels.Count]),
            ["targets"] = Shape("int32", [-1]),
        },
    };

    private static string Shape(string type, int[] shape) => new JsonArray(new JsonObject
    {
        ["type"] = "tensor",
        ["tensor-spec"] = new JsonObject { ["dtype"] = type, ["shape"] = new JsonArray([.. shape.Select(size => (JsonNode)size)]) },
    }).ToJsonString(Form);

    private static JsonObject Profile(InertialWindows windows)
    {
        var profile = new JsonObject { ["num_rows"] = windows.Rows, ["num_elements"] = (long)windows.Values.Length };
        if (windows.Subjects is { } subjects)
        {
            profile["num_subjects"] = subjects.Distinct().Count();
        }

        if (windows.Labels is { } labels)
        {
            profile["class_counts"] = new JsonObject(labels.CountBy(label => label).OrderBy(pair => pair.Key)
                .Select(pair => KeyValuePair.Create(windows.LabelNames[pair.Key - 1], (JsonNode?)pair.Value)));
        }

        return profile;
    }

    private static JsonObject Column(string name, string type) => new() { ["type"] = type, ["name"] = name, ["required"] = true };

    private static string Text(JsonObject json) => json.ToJsonString(Form);
}
