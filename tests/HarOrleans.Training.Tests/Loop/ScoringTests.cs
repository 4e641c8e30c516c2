using static TorchSharp.torch;

namespace HarOrleans.Training.Tests;

[Collection(Alone.Name)]
public sealed class ScoringTests
{
    private const int Batches = 20_000;

    [Fact]
    public async Task The_loss_of_a_pass_is_summed_right_while_the_garbage_collector_runs_all_the_time()
    {
        NativeTorch.EnsureLoaded();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var collecting = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        }, TestContext.Current.CancellationToken);
        using var pass = NewDisposeScope();
        var (logits, mean) = (zeros(2, 3), tensor(0.5f));
        var (predicted, loss) = (empty([2], ScalarType.Int64), zeros([], ScalarType.Float64));
        for (var batch = 0; batch < Batches; batch++)
        {
            using var one = NewDisposeScope();
            Scoring.Note(logits, mean, 0, 2, predicted, loss);
        }

        await end.CancelAsync();
        await collecting;
        Assert.Equal(Batches, loss.item<double>());
    }
}
