using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training.Tests;

/// <summary>The figures are those of torch.nn.utils.clip_grad_norm_ and clip_grad_value_ (PyTorch 1.13.1) on the same gradients.</summary>
public sealed class GradientsTests : IDisposable
{
    private readonly DisposeScope _scope;
    private readonly (string Name, Parameter Tensor)[] _parameters;

    public GradientsTests()
    {
        NativeTorch.EnsureLoaded();
        _scope = NewDisposeScope();
        _parameters = [("a", new Parameter(zeros(2, 3))), ("none", new Parameter(zeros(4))), ("b", new Parameter(zeros(2)))];
        _parameters[0].Tensor.grad = tensor([-2f, -1, 0, 1, 2, 3]).reshape(2, 3);
        _parameters[2].Tensor.grad = tensor([3f, -4]);
    }

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void The_norm_is_of_all_gradients_together() => Assert.Equal(6.633249759674072, Gradients.Norm(_parameters), 1e-6);

    [Fact]
    public void Clipping_the_norm_scales_all_gradients_alike()
    {
        Gradients.ClipNorm(_parameters, Gradients.Norm(_parameters), 2.0);

        Near([-0.603022575378418, -0.301511287689209, 0.0, 0.301511287689209, 0.603022575378418, 0.904533863067627], 0);
        Near([0.904533863067627, -1.206045150756836], 2);
        Gradients.ClipNorm(_parameters, Gradients.Norm(_parameters), 100);
        Near([0.904533863067627, -1.206045150756836], 2);
    }

    [Fact]
    public void Clipping_values_cuts_each()
    {
        Gradients.ClipValue(_parameters, 1.5);

        Near([-1.5, -1, 0, 1, 1.5, 1.5], 0);
        Near([1.5, -1.5], 2);
    }

    private void Near(double[] expected, int parameter) =>
        Assert.All(expected.Zip(_parameters[parameter].Tensor.grad!.flatten().data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
}
