using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training.Tests;

public sealed class IdleValuesTests
{
    public IdleValuesTests() => NativeTorch.EnsureLoaded();

    [Theory]
    [InlineData("Adam", 0.01)]
    [InlineData("Adam", 0.0)]
    [InlineData("AdamW", 0.01)]
    [InlineData("Sgd", 0.01)]
    public void Values_that_wait_end_with_the_bits_that_each_step_would_have_given_them(string name, double weightDecay)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var settings = new OptimizerSettings(Enum.Parse<OptimizerKind>(name), Momentum: 0.9);
        var start = randn([3, 2500], generator: generator);
        using var waiting = new OneParameter(start);
        using var stepping = new OneParameter(start);
        var late = settings.Create(waiting, [new IdleValues(0, 2500, 2500)], weightDecay);
        var prompt = settings.Create(stepping, [], weightDecay);

        for (var step = 0; step < 7; step++)
        {
            var slope = randn([3, 2500], generator: generator);
            slope[1].zero_();
            foreach (var (model, optimizer) in (ReadOnlySpan<(OneParameter, Optimizer)>)[(waiting, late), (stepping, prompt)])
            {
                (model.Weights * slope).sum().backward();
                optimizer.Step(new StepPace(0.01 / (step + 1), settings.BaseMomentum));
            }

            if (step == 2)
            {
                late.Settle();
            }
        }

        late.Settle();
        Assert.True(waiting.Weights.eq(stepping.Weights).all().item<bool>());
        Assert.All(late.State.Zip(prompt.State), pair => Assert.True(pair.First.Tensor.eq(pair.Second.Tensor).all().item<bool>(), pair.First.Name));
        Assert.Equal(weightDecay == 0, waiting.Weights[1].eq(start[1]).all().item<bool>());
    }

    private sealed class OneParameter(Tensor start) : IClassifier
    {
        public Parameter Weights { get; } = new(start.clone());

        public IReadOnlyList<(string Name, Parameter Tensor)> Parameters => [("w", Weights)];

        public Tensor Forward(Tensor samples, Generator? dropout = null) => samples;

        public void MoveTo(Device device, ScalarType type) => throw new NotSupportedException();

        public void Dispose() => Weights.Dispose();
    }
}
