using System.Text.Json;
using HarOrleans.Data;

namespace HarOrleans.Training.Tests;

/// <summary>The real data, and what scikit-learn and PyTorch give on it.</summary>
internal static class Golden
{
    private static readonly Lazy<PreparedData> Data = new(() => HarData.Prepare(HarData.Load(RealData.Require("uci-har")), HarData.NotebookProtocol));

    /// <summary>The notebook's protocol: the validation rows are the test file.</summary>
    public static PreparedData Notebook()
    {
        RealData.Require("uci-har");
        return Data.Value;
    }

    public static JsonElement Figures(params string[] path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(RealData.Require("golden", "har.json")));
        return path.Aggregate(document.RootElement, (element, name) => element.GetProperty(name)).Clone();
    }

    public static IReadOnlyList<WeightTensor> Weights(string trial)
    {
        using var file = File.OpenRead(RealData.Require("seed-project", $"model_state_dict_trial_{trial}.pth"));
        return ModelWeights.Read(file);
    }
}
