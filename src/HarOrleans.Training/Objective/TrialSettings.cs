using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>How a trial is trained, in the loop's own words.</summary>
internal static class TrialSettings
{
    /// <summary>Reads the settings from checked values.</summary>
    public static TrainingSettings Of(IReadOnlyDictionary<string, ParamValue> values, int epochs, long seed) => new(
        epochs,
        Whole(HarLstm.BatchSize, values),
        Number(HarLstm.LearningRate, values),
        Number(HarLstm.WeightDecay, values),
        seed,
        Whole(TrainingOptions.Patience, values))
    {
        Precision = Enum.Parse<Precision>(values[TrainingOptions.Precision].AsString(), ignoreCase: true),
        Optimizer = new OptimizerSettings(
            Enum.Parse<OptimizerKind>(values[TrainingOptions.Optimizer].AsString(), ignoreCase: true),
            Number(TrainingOptions.Momentum, values),
            values[TrainingOptions.Nesterov].AsBool()),
        Schedule = new ScheduleSettings(Enum.Parse<ScheduleKind>(values[TrainingOptions.Scheduler].AsString(), ignoreCase: true))
        {
            StepSize = Whole(TrainingOptions.StepSize, values),
            Gamma = Number(TrainingOptions.Gamma, values),
            TMax = values[TrainingOptions.TMax] is { Kind: ParamKind.Int } epochsDown ? (int)epochsDown.AsInt() : null,
            EtaMin = Number(TrainingOptions.EtaMin, values),
            Factor = Number(TrainingOptions.Factor, values),
            Patience = Whole(TrainingOptions.SchedulerPatience, values),
            Threshold = Number(TrainingOptions.Threshold, values),
            PctStart = Number(TrainingOptions.PctStart, values),
            DivFactor = Number(TrainingOptions.DivFactor, values),
            FinalDivFactor = Number(TrainingOptions.FinalDivFactor, values),
            CycleMomentum = values[TrainingOptions.CycleMomentum].AsBool(),
        },
        ClipNorm = Limit(TrainingOptions.ClipNorm, values),
        ClipValue = Limit(TrainingOptions.ClipValue, values),
        GradientLimit = Limit(TrainingOptions.GradientLimit, values),
        LabelSmoothing = Number(TrainingOptions.LabelSmoothing, values),
        ClassWeights = ClassWeights.Parse(values[TrainingOptions.ClassWeights].AsString())!,
    };

    private static int Whole(string name, IReadOnlyDictionary<string, ParamValue> values) => (int)values[name].AsInt();

    private static double Number(string name, IReadOnlyDictionary<string, ParamValue> values) => values[name].AsDouble();

    private static double? Limit(string name, IReadOnlyDictionary<string, ParamValue> values) =>
        values[name].Kind == ParamKind.String ? null : values[name].AsDouble();
}
