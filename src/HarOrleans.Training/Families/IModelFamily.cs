using HarOrleans.Contracts;
using HarOrleans.Data;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>What an objective of this room adds to the training that all share: its name, its model, and the model's parameters.</summary>
internal interface IModelFamily
{
    /// <summary>The objective's name.</summary>
    string Name { get; }

    /// <summary>The rules of its parameters, without those that every training has.</summary>
    IReadOnlyList<ParameterRule> Rules { get; }

    /// <summary>Whether its samples are raw sensor windows, instead of rows of features.</summary>
    bool ReadsWindows { get; }

    /// <summary>How many numbers the model learns.</summary>
    long Weights(IReadOnlyDictionary<string, ParamValue> values, PreparedData data);

    /// <summary>Makes the model.</summary>
    /// <param name="values">A value for each of its rules.</param>
    /// <param name="data">What it is trained on.</param>
    /// <param name="generator">Where its initial weights are drawn from.</param>
    IClassifier Create(IReadOnlyDictionary<string, ParamValue> values, PreparedData data, Generator generator);
}
