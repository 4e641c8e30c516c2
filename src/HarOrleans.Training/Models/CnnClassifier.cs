using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>
/// A one-dimensional convolutional network over time: blocks of convolution (same length), ReLU and max pooling by two, then the mean over time -> dropout ->
/// linear. Parameter names and initial distributions are those of <c>nn.Conv1d</c> and <c>nn.Linear</c>; there is no state beside the parameters.
/// </summary>
internal sealed class CnnClassifier : IClassifier
{
    private readonly CnnOptions _options;
    private readonly List<Conv1d> _convolutions = [];
    private readonly Linear _output;

    /// <summary>Makes the model with initial weights drawn from the generator, on the CPU.</summary>
    public CnnClassifier(CnnOptions options, Generator generator)
    {
        _options = options;
        for (var block = 0; block < options.Layers; block++)
        {
            _convolutions.Add(nn.Conv1d(Inputs(block), options.FiltersOf(block), options.KernelSize, padding: options.KernelSize / 2L));
        }

        _output = nn.Linear(options.FiltersOf(options.Layers - 1), options.Classes);
        Parameters = Named();
        this.Draw(name => 1 / Math.Sqrt(FanIn(name)), generator);
    }

    /// <summary><c>conv0.weight</c>, <c>conv0.bias</c>, …, <c>fc.weight</c>, <c>fc.bias</c>.</summary>
    public IReadOnlyList<(string Name, Parameter Tensor)> Parameters { get; private set; }

    /// <inheritdoc />
    /// <remarks>(samples, time steps, channels); at least 2 to the power of blocks time steps.</remarks>
    public Tensor Forward(Tensor samples, Generator? dropout = null)
    {
        var values = samples.transpose(1, 2);
        foreach (var convolution in _convolutions)
        {
            values = nn.functional.max_pool1d(convolution.call(values).relu(), 2);
        }

        return _output.call(Dropping.Apply(values.mean([2L]), _options.Dropout, dropout));
    }

    /// <inheritdoc />
    public void MoveTo(Device device, ScalarType type)
    {
        _convolutions.ForEach(layer => layer.to(device, type));
        _output.to(device, type);
        Parameters = Named();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _convolutions.ForEach(layer => layer.Dispose());
        _output.Dispose();
    }

    private IReadOnlyList<(string Name, Parameter Tensor)> Named() =>
    [
        .. _convolutions.SelectMany((layer, block) => layer.named_parameters().Select(each => ($"conv{block}.{each.name}", each.parameter))),
        .. _output.named_parameters().Select(each => ($"fc.{each.name}", each.parameter)),
    ];

    private int Inputs(int block) => block == 0 ? _options.Channels : _options.FiltersOf(block - 1);

    private double FanIn(string parameter) => parameter.StartsWith("fc.", StringComparison.Ordinal)
        ? _options.FiltersOf(_options.Layers - 1)
        : Inputs(int.Parse(parameter.AsSpan(4, parameter.IndexOf('.', StringComparison.Ordinal) - 4), System.Globalization.CultureInfo.InvariantCulture)) * (double)_options.KernelSize;
}
