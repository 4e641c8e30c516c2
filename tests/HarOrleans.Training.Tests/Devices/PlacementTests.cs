using HarOrleans.Contracts;
using static TorchSharp.torch;

namespace HarOrleans.Training.Tests;

/// <summary>Training elsewhere than in float32 on the processor. What a GPU does with it is not seen here; the way there and back is the same.</summary>
public sealed class PlacementTests
{
    private static readonly CnnOptions Cnn = new(Channels: Blobs.Features, Blobs.Classes.Length, Filters: 8, KernelSize: 3, Layers: 1, Dropout: 0.2);

    [Fact]
    public void A_network_that_was_moved_learns_what_it_would_have_learnt_in_its_place_bit_by_bit()
    {
        Assert.Equal(Trained(Windowed(generator => new CnnClassifier(Cnn, generator))), Trained(Windowed(Placed(generator => new CnnClassifier(Cnn, generator)))));
    }

    [Fact]
    public void An_LSTM_that_was_moved_learns_the_same_to_rounding()
    {
        var (here, there) = (Trained(Blobs.Training()), Trained(Loop(Placed(Blobs.Model(Blobs.Options())))));

        Assert.NotEmpty(here);
        Assert.All(here.Zip(there), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void In_bf16_a_training_learns_nearly_the_same_and_its_weights_stay_float32(int layers)
    {
        using var full = Blobs.Training(Blobs.Options(layers), Blobs.Settings(epochs: 8), spread: 0.5);
        using var mixed = Blobs.Training(Blobs.Options(layers), Blobs.Settings(epochs: 8) with { Precision = Precision.Bf16 }, spread: 0.5);

        var (exact, rounded) = (Run(full), Run(mixed));

        Assert.NotEqual(full.CurrentWeights()[0].Values, mixed.CurrentWeights()[0].Values);
        Assert.InRange(rounded[^1].Validation.Accuracy, exact[^1].Validation.Accuracy - 0.03, 1);
        Assert.InRange(rounded[0].Train.Loss - exact[0].Train.Loss, -0.02, 0.02);
        Assert.Contains(mixed.CurrentWeights()[0].Values.ToArray(), value => (BitConverter.SingleToUInt32Bits(value) & 0xFFFF) != 0);
        Assert.Equal(mixed.Progress.BestAccuracy, mixed.EvaluateBest("validation", CancellationToken.None).Evaluation.Accuracy);
    }

    [Fact]
    public void In_bf16_a_training_that_was_interrupted_goes_on_bit_by_bit()
    {
        var settings = Blobs.Settings(epochs: 4) with { Precision = Precision.Bf16 };
        using var whole = Blobs.Training(settings: settings);
        var expected = Run(whole);
        using var saved = new MemoryStream();
        using (var first = Blobs.Training(settings: settings))
        {
            first.RunEpoch(CancellationToken.None);
            first.RunEpoch(CancellationToken.None);
            first.Save(saved, "owner");
        }

        saved.Position = 0;
        using var second = Blobs.Training(settings: settings);
        second.Restore(saved, "owner");

        Assert.Equal(expected[2..], Run(second));
        Assert.Equal(whole.CurrentWeights().SelectMany(each => each.Values.ToArray()), second.CurrentWeights().SelectMany(each => each.Values.ToArray()));
    }

    [Fact]
    public void A_device_that_is_none_or_not_for_this_build_is_refused_by_name()
    {
        Assert.SkipWhen(NativeTorch.IsCudaBuild, "This is a CUDA build.");
        Assert.Equal("Device 'gpu0' is none. Give cpu, cuda or cuda:N.", Refused("gpu0"));
        Assert.Equal("Device 'cuda:-1' is none. Give cpu, cuda or cuda:N.", Refused("cuda:-1"));
        Assert.StartsWith("Device 'cuda:1' cannot be used: this program was built with libtorch's CPU libraries.", Refused("cuda:1"), StringComparison.Ordinal);

        static string Refused(string device) => Assert.Throws<HarException>(() => Blobs.Training(settings: Blobs.Settings() with { Device = device })).Message;
    }

    private static Func<Generator, IClassifier> Placed(Func<Generator, IClassifier> model) => generator => new PlacedClassifier(model, generator, CPU, Precision.Float32);

    private static TrainingLoop Loop(Func<Generator, IClassifier> model) => new(model, Blobs.Settings(), Blobs.Classes, Blobs.Rows(300, 1), Blobs.Rows(200, 2));

    private static TrainingLoop Windowed(Func<Generator, IClassifier> model)
    {
        return new(model, Blobs.Settings(epochs: 3), Blobs.Classes, Windows(100, 1), Windows(60, 2));

        static LabelledRows Windows(int count, int seed)
        {
            var rows = Blobs.Rows(count * 4, seed);
            return new LabelledRows(rows.Features, rows.Labels[..count]) { SampleShape = [4, Blobs.Features] };
        }
    }

    private static float[] Trained(TrainingLoop training)
    {
        using (training)
        {
            Run(training);
            return [.. training.CurrentWeights().SelectMany(each => each.Values.ToArray())];
        }
    }

    private static List<EpochResult> Run(TrainingLoop training)
    {
        List<EpochResult> results = [];
        while (!training.IsOver)
        {
            results.Add(training.RunEpoch(CancellationToken.None));
        }

        return results;
    }
}
