using System.Runtime.InteropServices;
using Google.Protobuf;
using HarOrleans.Training.Onnx;

namespace HarOrleans.Training;

/// <summary>A graph in the making: nodes in the order in which they are added, and the tensors that they read.</summary>
internal sealed class OnnxGraph(IReadOnlyList<WeightTensor> weights)
{
    /// <summary>The graph's input.</summary>
    public const string Inputs = "inputs";

    /// <summary>The graph's output.</summary>
    public const string Logits = "logits";

    private const int Float = 1;
    private const int Int64 = 7;
    private const int IntAttribute = 2;
    private const int TextAttribute = 3;
    private const int IntsAttribute = 7;
    private readonly Dictionary<string, WeightTensor> _weights = weights.ToDictionary(each => each.Name, StringComparer.Ordinal);
    private readonly GraphProto _graph = new() { Name = "har" };

    /// <summary>The values of a weight.</summary>
    public float[] this[string name] => _weights[name].Values;

    /// <summary>Adds a weight as it is; its name.</summary>
    public string Weight(string name) => Tensor(name, _weights[name].Values, [.. _weights[name].Shape]);

    /// <summary>Adds a tensor of floats; its name.</summary>
    public string Tensor(string name, ReadOnlySpan<float> values, params long[] shape) => Add(name, Float, MemoryMarshal.AsBytes(values), shape);

    /// <summary>Adds a vector of whole numbers; its name.</summary>
    public string Vector(string name, params long[] values) => Add(name, Int64, MemoryMarshal.AsBytes<long>(values), [values.Length]);

    /// <summary>Adds a node with one output; the output's name.</summary>
    public string Node(string operation, IReadOnlyList<string> inputs, string output, params (string Name, object Value)[] attributes)
    {
        Node(operation, inputs, [output], attributes);
        return output;
    }

    /// <summary>Adds a node.</summary>
    /// <param name="operation">ONNX's operator.</param>
    /// <param name="inputs">Names of what it reads; empty for what it does without.</param>
    /// <param name="outputs">Names of what it gives.</param>
    /// <param name="attributes">A whole number, whole numbers, or a word each.</param>
    public void Node(string operation, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, params (string Name, object Value)[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = FormattableString.Invariant($"{operation}_{_graph.Node.Count}"), Input = { inputs }, Output = { outputs } };
        node.Attribute.AddRange(attributes.Select(each => each.Value switch
        {
            int number => new AttributeProto { Name = each.Name, Type = IntAttribute, I = number },
            string word => new AttributeProto { Name = each.Name, Type = TextAttribute, S = ByteString.CopyFromUtf8(word) },
            long[] numbers => new AttributeProto { Name = each.Name, Type = IntsAttribute, Ints = { numbers } },
            _ => throw new ArgumentException($"An attribute cannot be {each.Value.GetType().Name}.", nameof(attributes)),
        }));
        _graph.Node.Add(node);
    }

    /// <summary>The graph with its input and output.</summary>
    public GraphProto Build(int steps, ModelShape shape)
    {
        _graph.Input.Add(Value(Inputs, steps, shape.Features));
        _graph.Output.Add(Value(Logits, shape.Classes));
        return _graph;
    }

    private static ValueInfoProto Value(string name, params long[] sizes)
    {
        var shape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimParam = "batch" } } };
        shape.Dim.AddRange(sizes.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = Float, Shape = shape } } };
    }

    private string Add(string name, int type, ReadOnlySpan<byte> bytes, long[] shape)
    {
        _graph.Initializer.Add(new TensorProto { Name = name, DataType = type, RawData = ByteString.CopyFrom(bytes), Dims = { shape } });
        return name;
    }
}
