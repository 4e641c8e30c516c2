using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Hosting;
using HarOrleans.SystemMetrics;

namespace HarOrleans.Host.Tests.Hosting;

public sealed class TrainerDevicesTests
{
    private static readonly Gpu[] Two = [new("NVIDIA A100-SXM4-80GB", 80), new("NVIDIA A100-SXM4-40GB", 39.9)];

    [Fact]
    public void Without_CUDA_libraries_training_is_on_the_processor_and_no_GPU_is_looked_for_or_announced()
    {
        var devices = TrainerDevices.Choose(null, cudaBuild: false, () => throw new InvalidOperationException("Nobody needs to know."));

        Assert.Empty(devices.Names);
        Assert.Empty(devices.Labels);
    }

    [Fact]
    public void With_them_all_GPUs_are_taken_and_announced_with_the_smallest_memory()
    {
        var devices = TrainerDevices.Choose(null, cudaBuild: true, () => Two);

        Assert.Equal(["cuda:0", "cuda:1"], devices.Names);
        Assert.Equal(new Dictionary<string, string> { ["gpu"] = "NVIDIA A100-SXM4-80GB", ["gpu_memory"] = "39", ["gpus"] = "2" }, devices.Labels);
    }

    [Fact]
    public void What_was_asked_for_is_taken_and_several_slots_may_share_a_device()
    {
        var devices = TrainerDevices.Choose("cuda, cuda:0,cpu", cudaBuild: true, () => Two);

        Assert.Equal(["cuda:0", "cuda:0", "cpu"], devices.Names);
        Assert.Equal(("80", "1"), (devices.Labels["gpu_memory"], devices.Labels["gpus"]));
    }

    [Fact]
    public void A_machine_without_GPUs_or_one_that_is_told_to_use_none_trains_on_the_processor()
    {
        Assert.Empty(TrainerDevices.Choose(null, cudaBuild: true, () => []).Names);
        Assert.Empty(TrainerDevices.Choose("cpu", cudaBuild: true, () => Two).Labels);
    }

    [Theory]
    [InlineData("gpu0", true, "--devices 'gpu0': these are not all devices. Give cpu, cuda:0")]
    [InlineData("cuda:0,tpu", true, "--devices 'cuda:0,tpu': these are not all devices.")]
    [InlineData(",", true, "--devices ',': these are not all devices.")]
    [InlineData("cuda:2", true, "--devices 'cuda:2': cuda:2 is not there, as nvidia-smi lists 2. Give one of cuda:0 to cuda:1.")]
    [InlineData("cuda:0", false, "--devices 'cuda:0': this program was built with libtorch's CPU libraries. Build it with -p:HarTorch=cuda, or leave --devices out.")]
    public void What_is_not_there_is_refused_by_name(string asked, bool cudaBuild, string message) =>
        Assert.StartsWith(message, Assert.Throws<BadInputException>(() => TrainerDevices.Choose(asked, cudaBuild, () => Two)).Message, StringComparison.Ordinal);
}
