using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training.Tests;

public sealed class SgdTests
{
    public SgdTests() => NativeTorch.EnsureLoaded();

    [Theory]
    [InlineData(0.0, 0.0, false)]
    [InlineData(0.01, 0.0, false)]
    [InlineData(0.01, 0.9, false)]
    [InlineData(0.0, 0.9, true)]
    [InlineData(0.05, 0.5, true)]
    public void Steps_equal_those_of_torch_optim_SGD(double weightDecay, double momentum, bool nesterov)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var start = randn([7, 13], generator: generator); // 91 values: whole vectors and a rest
        using var ours = new Parameter(start.clone());
        using var theirs = new Parameter(start.clone());
        var sgd = new Sgd([("w", ours)], [], weightDecay, nesterov);
        using var reference = optim.SGD([theirs], 0.01, momentum, weight_decay: weightDecay, nesterov: nesterov);

        for (var step = 0; step < 25; step++)
        {
            var slope = randn([7, 13], generator: generator);
            (ours * slope).sum().backward();
            (theirs * slope).sum().backward();
            sgd.Step(new StepPace(0.01, momentum));
            reference.step();
            reference.zero_grad();
        }

        Assert.True(allclose(ours, theirs, rtol: 1e-5, atol: 1e-6));
        Assert.False(allclose(ours, start, rtol: 1e-2, atol: 1e-2));
    }
}
