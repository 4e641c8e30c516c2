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

    /// <summary>Makes the model with initial weights drawn from the generator, on the CPU.</summary>
    public LstmClassifier(LstmOptions options, Generator generator)
    {
        _options = options;
        _lstm = nn.LSTM(options.Features, options.HiddenSize, options.Layers, batchFirst: true, bidirectional: options.Bidirectional);
        _output = nn.Linear(options.HiddenSize * options.Directions, options.Classes);
        Parameters =
        [
            .. _lstm.named_parameters().Select(each => ($"lstm.{each.name}", each.parameter)),
            .. _output.named_parameters().Select(each => ($"fc.{each.name}", each.parameter)),
        ];
        this.Draw(name => 1 / Math.Sqrt(name.StartsWith("fc.", StringComparison.Ordinal) ? options.HiddenSize * options.Directions : options.HiddenSize), generator);
    }

    /// <summary><c>lstm.weight_ih_l0</c>, …, <c>fc.weight</c>, <c>fc.bias</c>.</summary>
    public IReadOnlyList<(string Name, Parameter Tensor)> Parameters { get; }

    /// <inheritdoc />
    /// <remarks>(samples, features): one time step each; or (samples, time steps, features).</remarks>
    public Tensor Forward(Tensor samples, Generator? dropout = null)
    {
        var last = samples.dim() == 2 ? SingleStep(samples) : FinalState(samples);
        last = Dropping.Apply(last, _options.Dropout, dropout);
        return _output.call(_options.Activation == Activation.Tanh ? last.tanh() : last.relu());
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
    public void Dispose()
    {
        _lstm.Dispose();
        _output.Dispose();
    }

    private Tensor FinalState(Tensor samples)
    {
        var (steps, hidden, _) = _lstm.call(samples);
        return _options.Bidirectional ? cat([hidden[-2], hidden[-1]], 1) : steps.select(1, -1);
    }

    /// <summary>
    /// What the LSTM gives after one step from its zero state, exactly: the recurrent product is zero and the forget gate has nothing to forget, so both
    /// are left out, and their weights have no gradient. About three times as fast as the general form.
    /// </summary>
    private Tensor SingleStep(Tensor samples)
    {
        var hidden = samples;
        for (var layer = 0; layer < _options.Layers; layer++)
        {
            var first = layer * _options.Directions * PerDirection;
            hidden = _options.Bidirectional
                ? cat([SingleStep(hidden, first), SingleStep(hidden, first + PerDirection)], 1)
                : SingleStep(hidden, first);
        }

        return hidden;
    }

    private Tensor SingleStep(Tensor samples, int first)
    {
        var bias = Parameters[first + 2].Tensor + Parameters[first + 3].Tensor;
        var gates = nn.functional.linear(samples, Parameters[first].Tensor, bias).chunk(Gates, 1);
        return gates[3].sigmoid() * (gates[0].sigmoid() * gates[2].tanh()).tanh();
    }
}
