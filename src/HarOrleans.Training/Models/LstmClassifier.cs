using HarOrleans.Contracts;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>
/// LSTM (batch first) -> last time step -> dropout -> activation -> linear, with the parameter names, shapes and initial distributions of the same model
/// in PyTorch. All its chance comes from the generator it is given. Not safe for several threads.
/// </summary>
internal sealed class LstmClassifier : IDisposable
{
    private const int PerLayer = 4;
    private readonly LstmOptions _options;
    private readonly LSTM _lstm;
    private readonly Linear _output;

    /// <summary>Makes the model with initial weights drawn from the generator, on the CPU.</summary>
    public LstmClassifier(LstmOptions options, Generator generator)
    {
        _options = options;
        _lstm = nn.LSTM(options.Features, options.HiddenSize, options.Layers, batchFirst: true);
        _output = nn.Linear(options.HiddenSize, options.Classes);
        Parameters =
        [
            .. _lstm.named_parameters().Select(each => ($"lstm.{each.name}", each.parameter)),
            .. _output.named_parameters().Select(each => ($"fc.{each.name}", each.parameter)),
        ];

        // nn.LSTM and nn.Linear drew from the process-wide generator; these draws replace them. Both bounds are 1 / sqrt(hidden size) here.
        var bound = 1 / Math.Sqrt(options.HiddenSize);
        using var _ = no_grad();
        foreach (var (_, parameter) in Parameters)
        {
            parameter.uniform_(-bound, bound, generator);
        }
    }

    /// <summary>All parameters in the order of PyTorch's state dict: <c>lstm.weight_ih_l0</c>, …, <c>fc.weight</c>, <c>fc.bias</c>.</summary>
    public IReadOnlyList<(string Name, Parameter Tensor)> Parameters { get; }

    /// <summary>Puts stored weights in place of the ones it has.</summary>
    /// <exception cref="HarException">A name or a shape differs; nothing was changed.</exception>
    public void Load(IReadOnlyList<WeightTensor> weights)
    {
        var expected = string.Join("; ", Parameters.Select(each => $"{each.Name} [{string.Join(", ", each.Tensor.shape)}]"));
        var found = string.Join("; ", weights.Select(each => $"{each.Name} [{string.Join(", ", each.Shape)}]"));
        if (expected != found)
        {
            throw new HarException($"The weights do not fit the model: it has {expected}, but they have {found}.");
        }

        using var _ = no_grad();
        foreach (var ((_, parameter), stored) in Parameters.Zip(weights))
        {
            parameter.copy_(tensor(stored.Values).reshape([.. stored.Shape]));
        }
    }

    /// <summary>The logits, (samples, classes).</summary>
    /// <param name="samples">(samples, features): one time step each; or (samples, time steps, features).</param>
    /// <param name="dropout">While training, what the dropped outputs are drawn from; null leaves dropout out.</param>
    public Tensor Forward(Tensor samples, Generator? dropout = null)
    {
        var last = samples.dim() == 2 ? SingleStep(samples) : LastStep(samples);
        if (dropout is not null && _options.Dropout > 0)
        {
            var kept = 1 - _options.Dropout;
            last *= rand(last.shape, generator: dropout).lt(kept).to(float32).div_(kept);
        }

        return _output.call(_options.Activation == Activation.Tanh ? last.tanh() : last.relu());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _lstm.Dispose();
        _output.Dispose();
    }

    private Tensor LastStep(Tensor samples)
    {
        var (steps, _, _) = _lstm.call(samples);
        return steps.select(1, -1);
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
            var first = layer * PerLayer;
            var bias = Parameters[first + 2].Tensor + Parameters[first + 3].Tensor;
            var gates = nn.functional.linear(hidden, Parameters[first].Tensor, bias).chunk(PerLayer, 1);
            hidden = gates[3].sigmoid() * (gates[0].sigmoid() * gates[2].tanh()).tanh();
        }

        return hidden;
    }
}
