using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>
/// LSTM (batch first) -> final hidden state, of both directions side by side -> dropout -> activation -> linear, with the parameter names, shapes and
/// initial distributions of the same model in PyTorch. Of one direction the final hidden state is the last step's output.
/// </summary>
internal sealed class LstmClassifier : IClassifier
{
    private const int PerDirection = 4;
    private const int Gates = 4;
    private const int ForgetGate = 1;
    private readonly LstmOptions _options;
    private readonly LSTM _lstm;
    private readonly Linear _output;
    private readonly IReadOnlyList<SingleStepCell[]> _cells;
    private Tensor? _last;
    private bool _moved;

    /// <summary>Makes the model with initial weights drawn from the generator, on the CPU.</summary>
    public LstmClassifier(LstmOptions options, Generator generator)
    {
        _options = options;
        _lstm = nn.LSTM(options.Features, options.HiddenSize, options.Layers, batchFirst: true, bidirectional: options.Bidirectional);
        _output = nn.Linear(options.HiddenSize * options.Directions, options.Classes);
        Parameters = Named();
        _cells = [.. Enumerable.Range(0, options.Layers * options.Directions).Select(Cell).Chunk(options.Directions)];
        this.Draw(name => 1 / Math.Sqrt(name.StartsWith("fc.", StringComparison.Ordinal) ? options.HiddenSize * options.Directions : options.HiddenSize), generator);
    }

    /// <summary><c>lstm.weight_ih_l0</c>, …, <c>fc.weight</c>, <c>fc.bias</c>.</summary>
    public IReadOnlyList<(string Name, Parameter Tensor)> Parameters { get; private set; }

    /// <inheritdoc />
    /// <remarks>
    /// (samples, features): one time step each, of which the recurrent weights and the forget gate are left out, exactly, and gradients come from <see cref="Backward"/> alone;
    /// or (samples, time steps, features).
    /// </remarks>
    public Tensor Forward(Tensor samples, Generator? dropout = null)
    {
        // What is written out for one step is for float32 on the processor; elsewhere libtorch's own does it, with the same result to rounding.
        var single = samples.dim() == 2 && !_moved;
        var last = single ? SingleStep(samples) : FinalState(samples.dim() == 2 ? samples.unsqueeze(1) : samples);
        _last = single && dropout is not null ? last.requires_grad_() : null;
        last = Dropping.Apply(last, _options.Dropout, dropout);
        return _output.call(_options.Activation == Activation.Tanh ? last.tanh() : last.relu());
    }

    /// <inheritdoc />
    public void Backward(Tensor loss)
    {
        loss.backward();
        if (_last is null)
        {
            return;
        }

        using var _ = no_grad();
        var slope = _last.grad!;
        for (var layer = _cells.Count - 1; layer >= 0; layer--)
        {
            var (below, cells) = (layer > 0, _cells[layer]);
            if (cells.Length == 1)
            {
                slope = cells[0].Backward(slope, below) ?? slope;
                continue;
            }

            var halves = slope.chunk(2, 1);
            var (first, second) = (cells[0].Backward(halves[0].contiguous(), below), cells[1].Backward(halves[1].contiguous(), below));
            slope = below ? first! + second! : slope;
        }
    }

    /// <inheritdoc />
    /// <remarks>After a single step: all recurrent weights, and the rows of the forget gate.</remarks>
    public IReadOnlyList<IdleValues> Idle(IReadOnlyList<long> sampleShape)
    {
        if (sampleShape.Count != 1)
        {
            return [];
        }

        List<IdleValues> idle = [];
        for (var i = 0; i < _options.Layers * _options.Directions * PerDirection; i++)
        {
            var values = (int)Parameters[i].Tensor.numel();
            var recurrent = i % PerDirection == 1;
            idle.Add(recurrent ? new IdleValues(i, 0, values) : new IdleValues(i, values / Gates * ForgetGate, values / Gates));
        }

        return idle;
    }

    /// <inheritdoc />
    public void MoveTo(Device device, ScalarType type)
    {
        _lstm.to(device, type);
        _output.to(device, type);
        Parameters = Named();
        _moved = true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var cell in _cells.SelectMany(layer => layer))
        {
            cell.Free();
        }

        _lstm.Dispose();
        _output.Dispose();
    }

    private IReadOnlyList<(string Name, Parameter Tensor)> Named() =>
    [
        .. _lstm.named_parameters().Select(each => ($"lstm.{each.name}", each.parameter)),
        .. _output.named_parameters().Select(each => ($"fc.{each.name}", each.parameter)),
    ];

    private SingleStepCell Cell(int number)
    {
        Parameter At(int which) => Parameters[(number * PerDirection) + which].Tensor;
        return new SingleStepCell(At(0), (At(2), At(3)), _options.HiddenSize);
    }

    private Tensor FinalState(Tensor samples)
    {
        var (steps, hidden, _) = _lstm.call(samples);
        return _options.Bidirectional ? cat([hidden[-2], hidden[-1]], 1) : steps.select(1, -1);
    }

    /// <summary>The last layer's hidden state after one step from the zero state.</summary>
    private Tensor SingleStep(Tensor samples)
    {
        using var _ = no_grad();
        return _cells.Aggregate(samples, (hidden, layer) => layer.Length == 1 ? layer[0].Forward(hidden) : cat([.. layer.Select(cell => cell.Forward(hidden))], 1));
    }
}
