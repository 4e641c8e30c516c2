namespace HarOrleans.Training;

/// <summary>ReduceLROnPlateau on the validation loss: mode min, relative threshold, no cooldown.</summary>
internal sealed class PlateauSchedule(StepPace start, double factor, int patience, double threshold) : Schedule(start)
{
    private const double LeastChange = 1e-8;
    private const string Best = "schedule_best";
    private const string Bad = "schedule_bad_epochs";
    private double _best = double.PositiveInfinity;
    private double _badEpochs;

    /// <inheritdoc />
    public override void EpochEnded(int epoch, double validationLoss)
    {
        (_best, _badEpochs) = validationLoss < _best * (1 - threshold) ? (validationLoss, 0) : (_best, _badEpochs + 1);
        if (_badEpochs <= patience)
        {
            return;
        }

        var less = LearningRate * factor;
        LearningRate = LearningRate - less > LeastChange ? less : LearningRate;
        _badEpochs = 0;
    }

    /// <inheritdoc />
    public override IEnumerable<KeyValuePair<string, double>> State => [.. base.State, new(Best, _best), new(Bad, _badEpochs)];

    /// <inheritdoc />
    public override void Restore(Func<string, double> state, long steps)
    {
        base.Restore(state, steps);
        (_best, _badEpochs) = (state(Best), state(Bad));
    }
}
