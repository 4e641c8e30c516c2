using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>
/// A model that the training loop can train: samples in, a logit a class out. All its chance comes from the generators it is given. Not safe for several threads.
/// </summary>
internal interface IClassifier : IDisposable
{
    /// <summary>All parameters, in the order of PyTorch's state dict and under its names.</summary>
    IReadOnlyList<(string Name, Parameter Tensor)> Parameters { get; }

    /// <summary>The logits, (samples, classes).</summary>
    /// <param name="samples">(samples, …), in the form that the model is made for.</param>
    /// <param name="dropout">While training, what dropped values are drawn from; null leaves dropout out.</param>
    Tensor Forward(Tensor samples, Generator? dropout = null);

    /// <summary>Sets the gradients of a loss that was made of the logits of the last <see cref="Forward"/>, which trained: had a generator for its dropout.</summary>
    void Backward(Tensor loss) => loss.backward();

    /// <summary>Moves the model to a device and gives its weights a type, before its first use. <see cref="Parameters"/> are others from then on.</summary>
    void MoveTo(Device device, ScalarType type);

    /// <summary>The parts of its parameters that cannot matter for samples of this shape: they get no gradient from data, and nothing reads them.</summary>
    /// <param name="sampleShape">The shape of one sample.</param>
    IReadOnlyList<IdleValues> Idle(IReadOnlyList<long> sampleShape) => [];
}
