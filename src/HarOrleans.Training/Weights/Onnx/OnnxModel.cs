using Google.Protobuf;
using HarOrleans.Contracts;
using HarOrleans.Training.Onnx;

namespace HarOrleans.Training;

/// <summary>
/// Writes a model as an ONNX file: operator set 14, one input <c>inputs</c>, float32 [batch, steps, features], prepared as the training rows were, and one output <c>logits</c>, float32 [batch, classes].
/// </summary>
public static class OnnxModel
{
    private const int IrVersion = 8;
    private const int OperatorSet = 14;

    /// <summary>Writes the file. The same model gives the same bytes.</summary>
    /// <param name="target">Takes the file; stays open.</param>
    /// <param name="weights">The model's weights.</param>
    /// <param name="activation">A name of <see cref="TrainedModel.Activations"/>; of no meaning to models without that choice.</param>
    /// <param name="windows">Whether its samples are raw windows; null for what the sizes make likely.</param>
    /// <exception cref="HarException">The weights are not those of a classifier.</exception>
    public static void Write(Stream target, IReadOnlyList<WeightTensor> weights, string activation, bool? windows = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        var shape = ModelShape.Of(weights);
        var graph = new OnnxGraph(weights);
        var last = shape switch
        {
            LstmShape lstm => OnnxLayers.Lstm(graph, lstm, activation),
            CnnShape cnn => OnnxLayers.Cnn(graph, cnn),
            _ => throw new ArgumentException($"There is no graph for {shape}.", nameof(weights)),
        };
        graph.Node("Gemm", [last, graph.Weight("fc.weight"), graph.Weight("fc.bias")], OnnxGraph.Logits, ("transB", 1));
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "HarOrleans",
            Graph = graph.Build(ModelShape.StepsOf(windows ?? shape.ReadsWindows), shape),
            OpsetImport = { new OperatorSetIdProto { Version = OperatorSet } },
        };
        using var output = new CodedOutputStream(target, leaveOpen: true) { Deterministic = true };
        model.WriteTo(output);
    }
}
