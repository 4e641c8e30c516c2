namespace HarOrleans.Training.Tests;

public sealed class TrainingOptionsTests
{
    private static readonly CancellationToken Go = CancellationToken.None;
    private static readonly TrainingSettings Plain = Blobs.Settings(epochs: 6);

    private static readonly Dictionary<string, TrainingSettings> Named = new()
    {
        ["adamw"] = Plain with { Optimizer = new(OptimizerKind.AdamW), WeightDecay = 0.05 },
        ["sgd"] = Plain with { Optimizer = new(OptimizerKind.Sgd), LearningRate = 0.1 },
        ["sgd nesterov"] = Plain with { Optimizer = new(OptimizerKind.Sgd, Momentum: 0.9, Nesterov: true) },
        ["StepLR"] = Plain with { Schedule = new(ScheduleKind.StepLR) { StepSize = 2 } },
        ["ExponentialLR"] = Plain with { Schedule = new(ScheduleKind.ExponentialLR) { Gamma = 0.7 } },
        ["CosineAnnealingLR"] = Plain with { Schedule = new(ScheduleKind.CosineAnnealingLR) },
        ["ReduceLROnPlateau"] = Plain with { Schedule = new(ScheduleKind.ReduceLROnPlateau) { Patience = 0, Threshold = 0.3 } },
        ["OneCycleLR"] = Plain with { Schedule = new(ScheduleKind.OneCycleLR) },
        ["clip_norm"] = Plain with { ClipNorm = 0.05 },
        ["clip_value"] = Plain with { ClipValue = 0.001, Optimizer = new(OptimizerKind.Sgd) },
        ["label_smoothing"] = Plain with { LabelSmoothing = 0.2 },
        ["class_weights"] = Plain with { ClassWeights = ClassWeights.Parse("1,5,0.5")! },
        ["balanced"] = Plain with { ClassWeights = ClassWeights.Parse("balanced")! },
    };

    public static TheoryData<string> Names => [.. Named.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_changes_the_training_and_an_interrupted_one_equals_an_undisturbed_one(string name)
    {
        var settings = Named[name];
        var (expected, progress) = Train(settings);
        Assert.NotEqual(Train(Plain).Bits, expected);

        using var saved = new MemoryStream();
        for (var epoch = 0; epoch < 5; epoch++)
        {
            using var part = Blobs.Training(Blobs.Options(layers: 2), settings);
            Continue(part, saved);
            part.RunEpoch(Go);
            saved.SetLength(0);
            part.Save(saved, "owner");
        }

        using var last = Blobs.Training(Blobs.Options(layers: 2), settings);
        Continue(last, saved);
        last.RunEpoch(Go);
        Assert.Equal(expected, Bits(last));
        Assert.Equal(progress, last.Progress);
    }

    [Fact]
    public void Both_directions_train_and_resume_alike()
    {
        var options = Blobs.Options(layers: 2) with { Bidirectional = true };
        using var whole = Blobs.Training(options, Plain);
        using var first = Blobs.Training(options, Plain);
        using var second = Blobs.Training(options, Plain);
        using var saved = new MemoryStream();
        whole.RunEpoch(Go);
        whole.RunEpoch(Go);

        first.RunEpoch(Go);
        first.Save(saved, "owner");
        Continue(second, saved);
        second.RunEpoch(Go);

        Assert.Equal(Bits(whole), Bits(second));
    }

    [Fact]
    public void Class_weights_are_checked_against_the_classes_and_balanced_as_scikit_learn_has_it()
    {
        Assert.Null(ClassWeights.None.For(["A", "B"], [0, 1]));
        Assert.Equal([0.6666667f, 2f, 1f], ClassWeights.Parse("balanced")!.For(["A", "B", "C"], [0, 0, 0, 1, 0, 0])!.Select(x => x * 1f).Zip([5 / 3f, 1f, 1f], (x, k) => x * k));
        Assert.Contains("3 weights for 2 classes", Assert.Throws<Contracts.InvalidSpecException>(() => ClassWeights.Parse("1,2,3")!.For(["A", "B"], [0])).Message, StringComparison.Ordinal);
        Assert.All((string[])["", "1,,2", "1,-2", "1,0", "heavy", "1,NaN", "1,Infinity"], text => Assert.Null(ClassWeights.Parse(text)));
    }

    private static void Continue(TrainingLoop training, MemoryStream saved)
    {
        if (saved.Length > 0)
        {
            saved.Position = 0;
            training.Restore(saved, "owner");
        }
    }

    private static (string Bits, TrainingProgress Progress) Train(TrainingSettings settings)
    {
        using var training = Blobs.Training(Blobs.Options(layers: 2), settings);
        while (!training.IsOver)
        {
            training.RunEpoch(Go);
        }

        return (Bits(training), training.Progress);
    }

    private static string Bits(TrainingLoop training)
    {
        using var saved = new MemoryStream();
        training.Save(saved, "owner");
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(saved.ToArray()));
    }
}
