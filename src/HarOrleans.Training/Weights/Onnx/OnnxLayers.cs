namespace HarOrleans.Training;

/// <summary>What stands before the output layer, as ONNX's operators. They want time steps first, and an LSTM's gates as input, output, forget, cell, where PyTorch has input, forget, cell, output.</summary>
internal static class OnnxLayers
{
    private static readonly int[] Gates = [0, 3, 1, 2];

    /// <summary>An LSTM's final state behind its activation; the name of it, [batch, width].</summary>
    public static string Lstm(OnnxGraph graph, LstmShape shape, string activation)
    {
        string[] directions = shape.Bidirectional ? ["", "_reverse"] : [""];
        var (hidden, wide) = (shape.HiddenSize, (long)shape.HiddenSize * directions.Length);
        var steps = graph.Node("Transpose", [OnnxGraph.Inputs], "steps", ("perm", (long[])[1, 0, 2]));
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            float[] Part(string kind, string direction) => Reordered(graph[FormattableString.Invariant($"lstm.{kind}_l{layer}{direction}")]);
            var width = layer == 0 ? shape.Features : wide;
            var input = graph.Tensor($"W{layer}", [.. directions.SelectMany(each => Part("weight_ih", each))], directions.Length, 4L * hidden, width);
            var recurrent = graph.Tensor($"R{layer}", [.. directions.SelectMany(each => Part("weight_hh", each))], directions.Length, 4L * hidden, hidden);
            var bias = graph.Tensor($"B{layer}", [.. directions.SelectMany(each => Part("bias_ih", each).Concat(Part("bias_hh", each)))], directions.Length, 8L * hidden);
            graph.Node(
                "LSTM", [steps, input, recurrent, bias], [$"outputs{layer}", $"state{layer}"], ("hidden_size", hidden), ("direction", shape.Bidirectional ? "bidirectional" : "forward"));
            if (layer + 1 < shape.Layers)
            {
                var beside = graph.Node("Transpose", [$"outputs{layer}"], $"beside{layer}", ("perm", (long[])[0, 2, 1, 3]));
                steps = graph.Node("Reshape", [beside, graph.Vector($"shape{layer}", 0, 0, wide)], $"steps{layer + 1}");
            }
        }

        var state = graph.Node("Transpose", [$"state{shape.Layers - 1}"], "final", ("perm", (long[])[1, 0, 2]));
        var flat = graph.Node("Reshape", [state, graph.Vector("final_shape", 0, wide)], "final_state");
        return graph.Node(activation == "relu" ? "Relu" : "Tanh", [flat], "activated");
    }

    /// <summary>A convolutional network's mean over time; the name of it, [batch, filters].</summary>
    public static string Cnn(OnnxGraph graph, CnnShape shape)
    {
        var values = graph.Node("Transpose", [OnnxGraph.Inputs], "channels", ("perm", (long[])[0, 2, 1]));
        var padding = shape.KernelSize / 2L;
        for (var block = 0; block < shape.Layers; block++)
        {
            var convolved = graph.Node(
                "Conv", [values, graph.Weight($"conv{block}.weight"), graph.Weight($"conv{block}.bias")], $"convolved{block}", ("kernel_shape", (long[])[shape.KernelSize]), ("pads", (long[])[padding, padding]));
            var positive = graph.Node("Relu", [convolved], $"positive{block}");
            values = graph.Node("MaxPool", [positive], $"pooled{block}", ("kernel_shape", (long[])[2]), ("strides", (long[])[2]));
        }

        return graph.Node("ReduceMean", [values], "mean", ("axes", (long[])[2]), ("keepdims", 0));
    }

    private static float[] Reordered(float[] gates)
    {
        var one = gates.Length / Gates.Length;
        return [.. Gates.SelectMany(gate => gates.AsSpan(gate * one, one).ToArray())];
    }
}
