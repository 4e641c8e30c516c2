using HarOrleans.Contracts;
using HarOrleans.Data;

namespace HarOrleans.Training;

/// <summary>The rules of what every training has, whatever its model.</summary>
internal static class TrainingRules
{
    /// <summary>The default of a limit.</summary>
    public const string None = "none";

    /// <summary>What every space needs.</summary>
    public static IReadOnlyList<ParameterRule> Needed { get; } =
    [
        ParameterRule.Whole(HarLstm.BatchSize, 1, 65536),
        ParameterRule.Number(HarLstm.LearningRate, "a number above 0 and at most 1", value => value is > 0 and <= 1),
        ParameterRule.Number(HarLstm.WeightDecay, "a number from 0 to 1", value => value is >= 0 and <= 1),
    ];

    /// <summary>What has a default.</summary>
    public static IReadOnlyList<ParameterRule> Optional { get; } =
    [
        ParameterRule.Word(TrainingOptions.Scaling, PreparationOptions.Scalings, ParamValue.Of(PreparationOptions.StandardScaling)),
        ParameterRule.Word(TrainingOptions.Optimizer, ["adam", "adamw", "sgd"], ParamValue.Of("adam")),
        ParameterRule.Number(TrainingOptions.Momentum, "a number of at least 0 and below 1", value => value is >= 0 and < 1, ParamValue.Of(0.0)),
        ParameterRule.Flag(TrainingOptions.Nesterov, preset: false),
        ParameterRule.Word(TrainingOptions.Scheduler, ScheduleNames, ParamValue.Of(None)),
        ParameterRule.Whole(TrainingOptions.StepSize, 1, SpecCheck.MaxEpochs, ParamValue.Of(10)),
        ParameterRule.Number(TrainingOptions.Gamma, "a number above 0 and at most 1", value => value is > 0 and <= 1, ParamValue.Of(0.1)),
        ParameterRule.Whole(TrainingOptions.TMax, 1, SpecCheck.MaxEpochs, ParamValue.Of(HarLstm.Epochs)),
        ParameterRule.Number(TrainingOptions.EtaMin, "a number from 0 to 1", value => value is >= 0 and <= 1, ParamValue.Of(0.0)),
        ParameterRule.Number(TrainingOptions.Factor, "a number above 0 and below 1", value => value is > 0 and < 1, ParamValue.Of(0.1)),
        ParameterRule.Whole(TrainingOptions.SchedulerPatience, 0, SpecCheck.MaxEpochs, ParamValue.Of(10)),
        ParameterRule.Number(TrainingOptions.Threshold, "a number from 0 to 1", value => value is >= 0 and <= 1, ParamValue.Of(1e-4)),
        ParameterRule.Number(TrainingOptions.PctStart, "a number above 0 and below 1", value => value is > 0 and < 1, ParamValue.Of(0.3)),
        ParameterRule.Number(TrainingOptions.DivFactor, "a number above 1", IsAboveOne, ParamValue.Of(25.0)),
        ParameterRule.Number(TrainingOptions.FinalDivFactor, "a number above 1", IsAboveOne, ParamValue.Of(1e4)),
        ParameterRule.Flag(TrainingOptions.CycleMomentum, preset: true),
        Limit(TrainingOptions.ClipNorm),
        Limit(TrainingOptions.ClipValue),
        Limit(TrainingOptions.GradientLimit),
        ParameterRule.Number(TrainingOptions.LabelSmoothing, "a number of at least 0 and below 1", value => value is >= 0 and < 1, ParamValue.Of(0.0)),
        new(
            TrainingOptions.ClassWeights,
            "none, balanced, or a number above 0 for each class, separated by commas",
            value => value.Kind == ParamKind.String && Training.ClassWeights.Parse(value.AsString()) is not null,
            ParamValue.Of(None)),
        ParameterRule.Word(TrainingOptions.Precision, ["float32", "bf16"], ParamValue.Of("float32")),
        ParameterRule.Whole(TrainingOptions.Patience, 1, SpecCheck.MaxEpochs, ParamValue.Of(20)),
    ];

    /// <summary>Which schedule an option belongs to; options that any training has are not in it.</summary>
    public static IReadOnlyDictionary<string, ScheduleKind[]> OfSchedules { get; } = new Dictionary<string, ScheduleKind[]>
    {
        [TrainingOptions.StepSize] = [ScheduleKind.StepLR],
        [TrainingOptions.Gamma] = [ScheduleKind.StepLR, ScheduleKind.ExponentialLR],
        [TrainingOptions.TMax] = [ScheduleKind.CosineAnnealingLR],
        [TrainingOptions.EtaMin] = [ScheduleKind.CosineAnnealingLR],
        [TrainingOptions.Factor] = [ScheduleKind.ReduceLROnPlateau],
        [TrainingOptions.SchedulerPatience] = [ScheduleKind.ReduceLROnPlateau],
        [TrainingOptions.Threshold] = [ScheduleKind.ReduceLROnPlateau],
        [TrainingOptions.PctStart] = [ScheduleKind.OneCycleLR],
        [TrainingOptions.DivFactor] = [ScheduleKind.OneCycleLR],
        [TrainingOptions.FinalDivFactor] = [ScheduleKind.OneCycleLR],
        [TrainingOptions.CycleMomentum] = [ScheduleKind.OneCycleLR],
    };

    private static string[] ScheduleNames => [None, .. Enum.GetNames<ScheduleKind>().Where(name => name != nameof(ScheduleKind.None))];

    private static bool IsAboveOne(double value) => value > 1 && double.IsFinite(value);

    private static ParameterRule Limit(string name) =>
        ParameterRule.Number(name, "a number above 0", value => value > 0 && double.IsFinite(value), ParamValue.Of(None));
}
