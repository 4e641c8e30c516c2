using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>
/// A model whose passes run on another device or with other numbers than its weights have. The weights that are learnt stay in float32 on the processor, as the optimiser, the
/// checkpoints and everything else want them ("master weights": Micikevicius et al., Mixed Precision Training, 2018); a copy of them is where the work is done, and its gradients come back.
/// </summary>
internal sealed class PlacedClassifier : IClassifier
{
    private readonly IClassifier _learnt;
    private readonly IClassifier _trained;
    private readonly IClassifier _scored;

    /// <summary>Makes the model, with the initial weights that it would have on the processor.</summary>
    /// <param name="model">Makes a model, its initial weights drawn from the generator.</param>
    /// <param name="generator">Where they are drawn from.</param>
    /// <param name="device">Where it calculates.</param>
    /// <param name="precision">What it calculates with while it trains.</param>
    public PlacedClassifier(Func<Generator, IClassifier> model, Generator generator, Device device, Precision precision)
    {
        _learnt = model(generator);
        _trained = Copy(precision == Precision.Bf16 ? ScalarType.BFloat16 : ScalarType.Float32);
        _scored = device.type == DeviceType.CPU ? _learnt : precision == Precision.Float32 ? _trained : Copy(ScalarType.Float32);

        IClassifier Copy(ScalarType type)
        {
            using var unused = new Generator(0);
            var copy = model(unused);
            copy.MoveTo(device, type);
            return copy;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<(string Name, Parameter Tensor)> Parameters => _learnt.Parameters;

    /// <inheritdoc />
    public Tensor Forward(Tensor samples, Generator? dropout = null)
    {
        var model = dropout is null ? _scored : _trained;
        if (!ReferenceEquals(model, _learnt))
        {
            Bring(model);
        }

        return model.Forward(samples.to(model.Parameters[0].Tensor.dtype), dropout).to(float32);
    }

    /// <inheritdoc />
    public void Backward(Tensor loss)
    {
        _trained.Backward(loss);
        foreach (var (learnt, trained) in Parameters.Zip(_trained.Parameters))
        {
            using var gradient = trained.Tensor.grad;
            learnt.Tensor.grad = gradient?.to(float32, CPU).contiguous();
            trained.Tensor.grad = null;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<IdleValues> Idle(IReadOnlyList<long> sampleShape) => _learnt.Idle(sampleShape);

    /// <inheritdoc />
    public void MoveTo(Device device, ScalarType type) => throw new InvalidOperationException("A model is placed once.");

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var model in new[] { _learnt, _trained, _scored }.Distinct())
        {
            model.Dispose();
        }
    }

    /// <summary>Gives a copy the weights as they are now.</summary>
    private void Bring(IClassifier copy)
    {
        using var _ = no_grad();
        foreach (var (learnt, placed) in Parameters.Zip(copy.Parameters))
        {
            placed.Tensor.copy_(learnt.Tensor);
        }
    }
}
