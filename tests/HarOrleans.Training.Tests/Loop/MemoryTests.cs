using System.Diagnostics;
using TorchSharp;

namespace HarOrleans.Training.Tests;

[Collection(Alone.Name)]
public sealed class MemoryTests
{
    [Fact]
    public void Memory_stays_flat_over_thousands_of_batches()
    {
        using var training = Blobs.Training(Blobs.Options(hidden: 64), Blobs.Settings(epochs: 1000, batch: 4), rows: 2000);
        training.RunEpoch(TestContext.Current.CancellationToken);
        training.RunEpoch(TestContext.Current.CancellationToken);
        var before = Resident();

        for (var epoch = 0; epoch < 6; epoch++)
        {
            training.RunEpoch(TestContext.Current.CancellationToken);
        }

        // 3,000 batches: leaking the gradients alone (80 kB a batch) would take 240 MB.
        Assert.InRange(Resident() - before, long.MinValue, 24 << 20);

        // And within an epoch: 500 batches that free nothing before the end would hold 20,000 tensors. The peak is of all tests so far.
        Assert.InRange(torch.Tensor.PeakCount, 1, 8_000);
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
