using static TorchSharp.torch;

namespace HarOrleans.Training.Tests;

public sealed class NativeTorchTests
{
    [Fact]
    public void Libtorch_loads_and_calculates_and_a_second_call_changes_nothing()
    {
        NativeTorch.EnsureLoaded();
        var source = NativeTorch.Source;
        NativeTorch.EnsureLoaded();

        Assert.NotNull(source);
        Assert.Equal(source, NativeTorch.Source);
        using var three = tensor(1f) + tensor(2f);
        Assert.Equal(3f, three.item<float>());
    }
}
