using TorchSharp;
using static TorchSharp.torch;

namespace HarOrleans.Training.Tests;

public sealed class LstmClassifierTests : IDisposable
{
    private readonly DisposeScope _scope;

    public LstmClassifierTests()
    {
        NativeTorch.EnsureLoaded();
        _scope = NewDisposeScope();
    }

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Parameters_have_PyTorchs_names_shapes_and_initial_range()
    {
        using var model = Model(layers: 2);

        Assert.Equal(
            [
                ("lstm.weight_ih_l0", "32,5"), ("lstm.weight_hh_l0", "32,8"), ("lstm.bias_ih_l0", "32"), ("lstm.bias_hh_l0", "32"),
                ("lstm.weight_ih_l1", "32,8"), ("lstm.weight_hh_l1", "32,8"), ("lstm.bias_ih_l1", "32"), ("lstm.bias_hh_l1", "32"),
                ("fc.weight", "3,8"), ("fc.bias", "3"),
            ],
            model.Parameters.Select(each => (each.Name, string.Join(',', each.Tensor.shape))));
        var bound = 1 / Math.Sqrt(8);
        Assert.All(model.Parameters, each => Assert.True(each.Tensor.abs().max().item<float>() <= bound));
        Assert.True(model.Parameters[0].Tensor.abs().max().item<float>() > 0.9 * bound);
    }

    [Fact]
    public void Initial_weights_come_from_the_generator_alone()
    {
        using var first = Model(seed: 1);
        random.manual_seed(99);
        using var same = Model(seed: 1);
        using var other = Model(seed: 2);

        Assert.True(Equal(first, same));
        Assert.False(Equal(first, other));
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, false)]
    [InlineData(3, true, false)]
    [InlineData(8, false, false)]
    [InlineData(1, true, true)]
    [InlineData(2, false, true)]
    [InlineData(3, false, true)]
    public void One_time_step_gives_what_the_full_LSTM_gives_in_output_and_gradients(int layers, bool relu, bool bidirectional)
    {
        using var model = Model(layers, activation: relu ? Activation.Relu : Activation.Tanh, bidirectional: bidirectional);
        using var generator = new Generator(5);
        var samples = randn([40, 5], generator: generator);
        var labels = randint(0, 3, [40], generator: generator).to(int64);

        var (quick, quickGradients) = Run(model, samples, labels);
        var (full, fullGradients) = Run(model, samples.unsqueeze(1), labels);

        Assert.True(allclose(quick, full, rtol: 0, atol: 1e-5));
        Assert.All(quickGradients.Zip(fullGradients, model.Parameters), each => Assert.True(allclose(each.First, each.Second, rtol: 1e-4, atol: 1e-5), each.Third.Name));
        Assert.All(model.Idle([5L]), idle => Assert.Equal(0, fullGradients[idle.Parameter].flatten().narrow(0, idle.Start, idle.Length).abs().max().item<float>()));
        Assert.Equal(layers * (bidirectional ? 8 : 4), model.Idle([5L]).Count);
        Assert.Empty(model.Idle([1L, 5L]));
        Assert.True(quickGradients[^2].abs().max().item<float>() > 1e-4);
        Assert.Equal(0, fullGradients[1].abs().max().item<float>());
    }

    [Fact]
    public void Several_time_steps_are_read_in_order_and_the_last_decides()
    {
        using var model = Model();
        var samples = randn([4, 6, 5]);

        var forward = model.Forward(samples);
        var backward = model.Forward(samples.flip(1));

        Assert.Equal([4L, 3], forward.shape);
        Assert.False(allclose(forward, backward));
    }

    [Fact]
    public void Both_directions_have_PyTorchs_names_and_each_reads_to_its_own_end()
    {
        using var model = Model(layers: 2, bidirectional: true);
        var samples = randn([4, 6, 5]);
        using var _ = no_grad();

        var changedLast = samples.clone();
        changedLast[.., 5].add_(1);
        var changedFirst = samples.clone();
        changedFirst[.., 0].add_(1);

        Assert.Equal("lstm.weight_ih_l1_reverse", model.Parameters[12].Name);
        Assert.Equal([32L, 16], model.Parameters[12].Tensor.shape);
        Assert.Equal([3L, 16], model.Parameters[^2].Tensor.shape);
        Assert.True(model.Parameters[^2].Tensor.abs().max().item<float>() <= 1 / Math.Sqrt(16));
        Assert.False(allclose(model.Forward(samples), model.Forward(changedLast)));
        Assert.False(allclose(model.Forward(samples), model.Forward(changedFirst)));
        Assert.Equal(model.Parameters.Sum(each => each.Tensor.numel()), new LstmOptions(5, 3, 8, 2, 0, Activation.Tanh, Bidirectional: true).Weights);
    }

    [Fact]
    public void Dropout_follows_its_generator_and_is_left_out_without_one()
    {
        using var model = Model(dropout: 0.5);
        var samples = randn([64, 5]);
        using var first = new Generator(1);
        using var same = new Generator(1);
        using var other = new Generator(2);

        var logits = model.Forward(samples, first);

        Assert.True(logits.equal(model.Forward(samples, same)).all().item<bool>());
        Assert.False(allclose(logits, model.Forward(samples, other)));
        Assert.False(allclose(logits, model.Forward(samples)));
        Assert.True(model.Forward(samples).equal(model.Forward(samples)).all().item<bool>());
    }

    [Fact]
    public void Dropped_outputs_are_made_up_for_by_the_others()
    {
        using var model = Model(dropout: 0.25, activation: Activation.Relu);
        using var generator = new Generator(1);
        var sample = randn([1, 5], generator: generator).expand(20_000, 5);
        using var _ = no_grad();

        // With relu between zero-preserving dropout and a linear layer, the mean over many drops is the output without.
        var dropped = model.Forward(sample, generator).mean([0L]);
        var whole = model.Forward(sample)[0];

        Assert.True(allclose(dropped, whole, rtol: 0, atol: 5e-3));
    }

    private static LstmClassifier Model(int layers = 1, long seed = 1, double dropout = 0, Activation activation = Activation.Tanh, bool bidirectional = false)
    {
        using var generator = new Generator((ulong)seed);
        return new LstmClassifier(new LstmOptions(Features: 5, Classes: 3, HiddenSize: 8, layers, dropout, activation, bidirectional), generator);
    }

    private static (Tensor Logits, List<Tensor> Gradients) Run(LstmClassifier model, Tensor samples, Tensor labels)
    {
        using var noDropout = new Generator(0);
        var logits = model.Forward(samples, noDropout);
        model.Backward(nn.functional.cross_entropy(logits, labels));
        var gradients = model.Parameters.Select(each => each.Tensor.grad?.clone() ?? zeros_like(each.Tensor)).ToList();
        foreach (var (_, parameter) in model.Parameters)
        {
            parameter.grad = null;
        }

        return (logits.detach(), gradients);
    }

    private static bool Equal(LstmClassifier left, LstmClassifier right) => left.Parameters.Zip(
        right.Parameters, (a, b) => TensorMemory.Bytes(a.Tensor).SequenceEqual(TensorMemory.Bytes(b.Tensor))).All(same => same);
}
