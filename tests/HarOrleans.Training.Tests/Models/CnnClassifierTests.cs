using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Training.Tests;

public sealed class CnnClassifierTests : IDisposable
{
    private static readonly CnnOptions Options = new(Channels: 9, Classes: 6, Filters: 8, KernelSize: 5, Layers: 2, Dropout: 0.5);
    private readonly DisposeScope _scope;

    public CnnClassifierTests()
    {
        NativeTorch.EnsureLoaded();
        _scope = NewDisposeScope();
    }

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Parameters_have_the_names_shapes_and_initial_range_of_Conv1d_and_Linear()
    {
        using var model = Model(1);

        Assert.Equal(
            [("conv0.weight", "8,9,5"), ("conv0.bias", "8"), ("conv1.weight", "16,8,5"), ("conv1.bias", "16"), ("fc.weight", "6,16"), ("fc.bias", "6")],
            model.Parameters.Select(each => (each.Name, string.Join(',', each.Tensor.shape))));
        Assert.All(model.Parameters.Zip([45, 45, 40, 40, 16, 16]), each => Assert.InRange(each.First.Tensor.abs().max().item<float>(), 0, 1 / MathF.Sqrt(each.Second)));
        Assert.Equal(model.Parameters.Sum(each => each.Tensor.numel()), Options.Weights);
    }

    [Fact]
    public void It_is_the_network_that_its_description_says()
    {
        using var model = Model(1);
        var samples = randn([3, 128, 9]);
        var weights = model.Parameters.Select(each => (Tensor)each.Tensor).ToArray();
        using var _ = no_grad();

        var first = nn.functional.max_pool1d(nn.functional.relu(nn.functional.conv1d(samples.transpose(1, 2), weights[0], weights[1], padding: 2)), 2);
        var second = nn.functional.max_pool1d(nn.functional.relu(nn.functional.conv1d(first, weights[2], weights[3], padding: 2)), 2);
        var expected = nn.functional.linear(second.mean([2L]), weights[4], weights[5]);

        Assert.Equal([3L, 16, 32], second.shape);
        Assert.True(allclose(model.Forward(samples), expected, atol: 1e-6));
    }

    [Fact]
    public void Its_weights_and_its_dropout_come_from_their_generators_alone()
    {
        using var first = Model(1);
        random.manual_seed(99);
        using var same = Model(1);
        using var other = Model(2);
        var samples = randn([16, 128, 9]);
        using var one = new Generator(1);
        using var again = new Generator(1);

        Assert.True(first.Forward(samples).equal(same.Forward(samples)).all().item<bool>());
        Assert.False(allclose(first.Forward(samples), other.Forward(samples)));
        Assert.True(first.Forward(samples, one).equal(same.Forward(samples, again)).all().item<bool>());
        Assert.False(allclose(first.Forward(samples), first.Forward(samples, one)));
    }

    private static CnnClassifier Model(long seed)
    {
        using var generator = new Generator((ulong)seed);
        return new CnnClassifier(Options, generator);
    }
}
