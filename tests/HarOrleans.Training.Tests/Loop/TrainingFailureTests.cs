using System.Runtime.InteropServices;

namespace HarOrleans.Training.Tests;

public sealed class TrainingFailureTests
{
    [Fact]
    public void A_learning_rate_beyond_reason_ends_training_as_diverged_with_the_epoch_and_the_rate()
    {
        using var training = Blobs.Training(settings: Blobs.Settings(learningRate: 1e38));

        var error = Assert.Throws<TrainingDivergedException>(() => Run(training));

        Assert.Matches("^The training loss of epoch [0-9]+ is .*not a finite number: training has diverged \\(learning rate 1E\\+38\\)", error.Message);
    }

    [Fact]
    public void Gradients_that_are_no_numbers_though_the_loss_is_one_are_an_explosion()
    {
        // An infinite feature saturates the gates, so the loss stays finite; the gradient of its weights is zero times infinity.
        var rows = Blobs.Rows(100, 1);
        rows.Features[500] = float.PositiveInfinity;
        using var training = new TrainingLoop(Blobs.Model(Blobs.Options()), Blobs.Settings(), Blobs.Classes, rows, Blobs.Rows(50, 2));

        var error = Assert.Throws<ExplodingGradientException>(() => Run(training));

        Assert.Matches("^The gradient norm of epoch 1, batch [1-4] is NaN, not a finite number: the gradients have exploded", error.Message);
        Assert.Equal(TrainingProgress.None, training.Progress);
    }

    [Fact]
    public void Gradients_above_the_limit_are_an_explosion_that_names_batch_norm_and_limit()
    {
        using var training = Blobs.Training(settings: Blobs.Settings() with { GradientLimit = 1e-3 });

        var error = Assert.Throws<ExplodingGradientException>(() => Run(training));

        Assert.Matches("^The gradient norm of epoch 1, batch 1 is 0\\.[0-9]+, above the limit of 0.001: the gradients have exploded", error.Message);
    }

    [Fact]
    public void A_model_that_no_memory_can_hold_is_refused_before_anything_of_it_is_made()
    {
        var options = Blobs.Options(hidden: 1_000_000);

        var error = Assert.Throws<TrainingMemoryException>(() => MemoryGuard.RequireRoom(options.Weights));

        Assert.Matches("^Out of memory: a model of 4000059000003 weights needs 80[0-9.]+ GB to train, and this process may use [0-9.]+ GB", error.Message);
    }

    [Fact]
    public void Memory_that_libtorch_does_not_get_is_named_and_leaves_the_thread_able_to_train()
    {
        var error = Assert.Throws<TrainingMemoryException>(() => MemoryGuard.Run(() => Blobs.Training(Blobs.Options(hidden: 1_000_000))));

        Assert.StartsWith("Out of memory: ", error.Message, StringComparison.Ordinal);
        using var training = Blobs.Training();
        Assert.Equal(1, training.RunEpoch(CancellationToken.None).Epoch);
    }

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 15.77 GiB of which 1.02 GiB is free.\nException raised from malloc at ../c10/cuda/CUDACachingAllocator.cpp:1")]
    [InlineData("CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported")]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`")]
    [InlineData("cuDNN error: CUDNN_STATUS_ALLOC_FAILED")]
    public void Memory_that_a_GPU_does_not_have_is_named_with_what_libtorch_says_of_it(string said)
    {
        var error = Assert.Throws<TrainingMemoryException>(() => MemoryGuard.Run<int>(() => throw new NativeError(said)));

        Assert.StartsWith($"Out of memory: {said.Split('\n')[0].TrimEnd('.')}. Lower batch_size", error.Message, StringComparison.Ordinal);
    }

    private static void Run(TrainingLoop training)
    {
        while (!training.IsOver)
        {
            training.RunEpoch(CancellationToken.None);
        }
    }

    /// <summary>As TorchSharp throws what libtorch says.</summary>
    private sealed class NativeError(string message) : ExternalException(message);
}
