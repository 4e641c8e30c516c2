using HarOrleans.Contracts;

namespace HarOrleans.Training.Tests;

public sealed class TrainingLoopTests
{
    private static readonly CancellationToken Go = CancellationToken.None;

    [Fact]
    public void Training_learns_and_its_scores_fit_together()
    {
        using var training = Blobs.Training(settings: Blobs.Settings(epochs: 8), spread: 0.5);

        var results = RunAll(training);

        Assert.Equal(Enumerable.Range(1, 8), results.Select(result => result.Epoch));
        Assert.True(results[^1].Train.Loss < results[0].Train.Loss / 2);
        Assert.True(results[^1].Validation.Accuracy > 0.95);
        Assert.All(results, result => Assert.Equal(result.Validation.Accuracy, result.Validation.Recall, 12)); // weighted recall is accuracy
        Assert.Equal(
            ["train_loss", "train_accuracy", "train_precision", "train_recall", "train_f1", "val_loss", "val_accuracy", "val_precision", "val_recall", "val_f1"],
            results[0].Metrics().Select(metric => metric.Key));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        var first = Train(seed: 7);

        Assert.Equal(first, Train(seed: 7));
        Assert.NotEqual(first, Train(seed: 8));
    }

    [Fact]
    public void Trainings_side_by_side_give_what_each_gives_alone()
    {
        long[] seeds = [1, 2, 3];
        var alone = seeds.Select(seed => Train(seed, layers: 2)).ToList();

        var together = new string[seeds.Length];
        var threads = seeds.Select((seed, i) => new Thread(() => together[i] = Train(seed, layers: 2))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(alone, together);
    }

    [Fact]
    public void Three_and_three_epochs_equal_six_bit_by_bit()
    {
        using var whole = Blobs.Training(Blobs.Options(layers: 2));
        var expected = RunAll(whole);

        using var saved = new MemoryStream();
        List<EpochResult> actual = [];
        using (var first = Blobs.Training(Blobs.Options(layers: 2)))
        {
            for (var epoch = 0; epoch < 3; epoch++)
            {
                actual.Add(first.RunEpoch(Go));
            }

            first.Save(saved, "owner");
        }

        saved.Position = 0;
        using var second = Blobs.Training(Blobs.Options(layers: 2));
        second.Restore(saved, "owner");
        Assert.Equal(3, second.Progress.Epoch);
        actual.AddRange(RunAll(second));

        Assert.Equal(expected, actual);
        Assert.Equal(Bits(whole), Bits(second));
        Assert.Equal(whole.Progress, second.Progress);
        using var one = new MemoryStream();
        using var other = new MemoryStream();
        whole.Save(one, "owner");
        second.Save(other, "owner");
        Assert.Equal(one.ToArray(), other.ToArray());
    }

    [Fact]
    public void The_kept_weights_are_those_of_the_best_epoch_though_training_went_on_and_got_worse()
    {
        // Few noisy rows and a high learning rate: accuracy goes up and down.
        using var training = Blobs.Training(settings: Blobs.Settings(epochs: 15, learningRate: 0.05, seed: 3), spread: 2, rows: 60);
        byte[]? atBest = null;
        List<double> accuracies = [];
        while (!training.IsOver)
        {
            accuracies.Add(training.RunEpoch(Go).Validation.Accuracy);
            if (training.Progress.BestEpoch == training.Progress.Epoch)
            {
                atBest = Current(training);
            }
        }

        Assert.True(accuracies[^1] < accuracies.Max(), "The data of this test must make accuracy fall after its best epoch.");
        Assert.Equal(accuracies.Max(), training.Progress.BestAccuracy);
        Assert.Equal(accuracies.IndexOf(accuracies.Max()) + 1, training.Progress.BestEpoch);
        Assert.NotEqual(atBest, Current(training));
        var (evaluation, _) = training.EvaluateBest("test", Go);
        Assert.Equal(accuracies.Max(), evaluation.Accuracy);
        Assert.Equal(training.Progress.BestEpoch, evaluation.Step);
        Assert.Equal(atBest, Current(training));
        Assert.Equal(evaluation.Accuracy, Evaluations.Accuracy(evaluation.Confusion));
    }

    [Fact]
    public void Training_stops_when_patience_is_at_its_end()
    {
        // A learning rate of zero: the first epoch stays the best.
        using var training = Blobs.Training(settings: Blobs.Settings(epochs: 50, learningRate: 0, patience: 4));

        var results = RunAll(training);

        Assert.Equal(5, results.Count);
        Assert.Equal((1, 4), (training.Progress.BestEpoch, training.Progress.WithoutGain));
    }

    [Fact]
    public void Patience_survives_a_restart()
    {
        using var saved = new MemoryStream();
        using (var first = Blobs.Training(settings: Blobs.Settings(epochs: 50, learningRate: 0, patience: 4)))
        {
            first.RunEpoch(Go);
            first.RunEpoch(Go);
            first.RunEpoch(Go);
            first.Save(saved, "owner");
        }

        saved.Position = 0;
        using var second = Blobs.Training(settings: Blobs.Settings(epochs: 50, learningRate: 0, patience: 4));
        second.Restore(saved, "owner");

        Assert.Equal(2, RunAll(second).Count);
    }

    [Fact]
    public void Data_that_is_not_finite_ends_training_with_the_reason()
    {
        var rows = Blobs.Rows(100, 1);
        rows.Features[500] = float.NaN;
        using var training = new TrainingLoop(Blobs.Model(Blobs.Options()), Blobs.Settings(), Blobs.Classes, rows, Blobs.Rows(50, 2));

        var error = Assert.Throws<TrainingDivergedException>(() => training.RunEpoch(Go));

        Assert.Contains("training loss of epoch 1 is NaN", error.Message, StringComparison.Ordinal);
        Assert.Equal(TrainingProgress.None, training.Progress);
    }

    [Fact]
    public void A_cancelled_training_stops_within_the_epoch()
    {
        using var training = Blobs.Training();
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() => training.RunEpoch(cancel.Token));
        Assert.Equal(0, training.Progress.Epoch);
    }

    private static List<EpochResult> RunAll(TrainingLoop training)
    {
        List<EpochResult> results = [];
        while (!training.IsOver)
        {
            results.Add(training.RunEpoch(Go));
        }

        return results;
    }

    private static string Train(long seed, int layers = 1)
    {
        using var training = Blobs.Training(Blobs.Options(layers), Blobs.Settings(epochs: 4, seed: seed));
        var results = RunAll(training);
        return Bits(training) + string.Join(';', results);
    }

    private static string Bits(TrainingLoop training) =>
        string.Join(';', training.BestWeights().Select(each => $"{each.Name}={Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(each.Values))}"));

    private static byte[] Current(TrainingLoop training) => training.CurrentWeights().SelectMany(each => System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(each.Values).ToArray()).ToArray();
}
