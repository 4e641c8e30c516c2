using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Data;
using YamlDotNet.Serialization;

namespace HarOrleans.Training;

/// <summary>
/// What stands beside the weights, so that a model can be used without its study: <c>MLmodel</c>, in the form that MLflow's logged models have, with the
/// signature, what the weights need to become a model, and the classes; how its inputs are scaled; and one input as an example. A model on rows takes them prepared, one on windows takes them as
/// they were measured; so the example is.
/// </summary>
internal static class LoggedModel
{
    private const string Example = "input_example.json";

    /// <summary>The files of a model in its run's folder <see cref="HarLstm.ModelFolder"/>, and how each is written. The same training writes the same bytes.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="weightsPath">Where the weights go.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="family">What they are of.</param>
    /// <param name="values">The model's parameters.</param>
    /// <param name="data">What it was trained on.</param>
    public static IReadOnlyList<(string Path, Action<Stream> Write)> Files(
        string runId, string weightsPath, IReadOnlyList<WeightTensor> weights, IModelFamily family, IReadOnlyDictionary<string, ParamValue> values, PreparedData data)
    {
        var description = new SerializerBuilder().WithNewLine("\n").Build().Serialize(Description(runId, weightsPath, family, values, data));
        return
        [
            (weightsPath, stream => PyTorchStateDict.Write(stream, weights)),
            ($"{HarLstm.ModelFolder}/MLmodel", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(description))),
            ($"{HarLstm.ModelFolder}/{Example}", stream => JsonSerializer.Serialize(stream, (float[][][])[[.. First(data).Chunk(data.FeatureCount)]])),
            ($"{HarLstm.ModelFolder}/{Preparation.FileName}", Preparation.Of(data).Write),
        ];
    }

    private static Dictionary<string, object> Description(
        string runId, string weightsPath, IModelFamily family, IReadOnlyDictionary<string, ParamValue> values, PreparedData data) => new()
        {
            ["artifact_path"] = HarLstm.ModelFolder,
            ["flavors"] = new Dictionary<string, object>
            {
                ["harorleans"] = Flavor(weightsPath, family, values, data),
            },
            ["run_id"] = runId,
            ["saved_input_example_info"] = new Dictionary<string, object> { ["artifact_path"] = Example, ["type"] = "ndarray" },
            ["signature"] = new Dictionary<string, object?>
            {
                ["inputs"] = Tensors($"-1, {data.Steps}, {data.FeatureCount}"),
                ["outputs"] = Tensors($"-1, {data.Classes.Count}"),
                ["params"] = null,
            },
        };

    private static Dictionary<string, object> Flavor(
        string weightsPath, IModelFamily family, IReadOnlyDictionary<string, ParamValue> values, PreparedData data)
    {
        var flavor = new Dictionary<string, object>
        {
            ["objective"] = family.Name,
            ["weights"] = Path.GetFileName(weightsPath),
            ["preparation"] = Preparation.FileName,
        };
        foreach (var rule in family.Rules.Where(rule => rule.Name != HarLstm.Dropout))
        {
            flavor[rule.Name] = Plain(values[rule.Name]);
        }

        flavor["classes"] = data.Classes;
        return flavor;
    }

    private static float[] First(PreparedData data)
    {
        var first = data.TrainX[..(data.Steps * data.FeatureCount)];
        return data.Steps == 1 || data.Scaling is not { } scaling
            ? first
            : [.. first.Select((value, at) => (float)((value * scaling.Scale[at % data.FeatureCount]) + scaling.Mean[at % data.FeatureCount]))];
    }

    private static object Plain(ParamValue value) => value.Kind switch
    {
        ParamKind.Int => value.AsInt(),
        ParamKind.Float => value.AsDouble(),
        ParamKind.Bool => value.AsBool(),
        _ => value.AsString(),
    };

    private static string Tensors(string shape) => $$$"""[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [{{{shape}}}]}}]""";
}
