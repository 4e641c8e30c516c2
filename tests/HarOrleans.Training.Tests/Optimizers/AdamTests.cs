using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training.Tests;

public sealed class AdamTests
{
    public AdamTests() => NativeTorch.EnsureLoaded();

    [Theory]
    [InlineData(0.0, false)]
    [InlineData(0.01, false)]
    [InlineData(0.0, true)]
    [InlineData(0.05, true)]
    public void Steps_equal_those_of_torch_optim_Adam_and_AdamW(double weightDecay, bool decoupled)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var start = randn([7, 13], generator: generator); // 91 values: whole vectors and a rest
        using var ours = new Parameter(start.clone());
        using var theirs = new Parameter(start.clone());
        var adam = new Adam([("w", ours)], [], weightDecay, decoupled);
        using optim.Optimizer reference = decoupled
            ? optim.AdamW([theirs], 0.01, weight_decay: weightDecay)
            : optim.Adam([theirs], 0.01, weight_decay: weightDecay);

        for (var step = 0; step < 25; step++)
        {
            var slope = randn([7, 13], generator: generator);
            (ours * slope).sum().backward();
            (theirs * slope).sum().backward();
            adam.Step(new StepPace(0.01, Adam.Beta1));
            reference.step();
            reference.zero_grad();
        }

        Assert.True(allclose(ours, theirs, rtol: 1e-5, atol: 1e-6));
        Assert.False(allclose(ours, start, rtol: 1e-2, atol: 1e-2));
    }

    [Fact]
    public void A_step_clears_the_gradient_and_one_without_gradient_still_decays_the_weights()
    {
        using var scope = NewDisposeScope();
        using var weights = new Parameter(full([5], 2f));
        var adam = new Adam([("w", weights)], [], weightDecay: 0.5);

        adam.Step(new StepPace(0.1, Adam.Beta1));

        // The first step goes by the learning rate against the sign of the gradient, which is the decay alone.
        Assert.True(allclose(weights, full([5], 1.9f), atol: 1e-6));
        Assert.Null(weights.grad);
        weights.sum().backward();
        Assert.NotNull(weights.grad);
        adam.Step(new StepPace(0.1, Adam.Beta1));
        Assert.Null(weights.grad);
    }
}
