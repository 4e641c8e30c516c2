namespace HarOrleans.Training;

/// <summary>OneCycleLR with cosines and two phases: the trial's learning rate is its <c>max_lr</c>, and all batches of all epochs are its steps.</summary>
internal sealed class OneCycleSchedule : Schedule
{
    private const double LeastMomentum = 0.85;
    private const double MostMomentum = 0.95;
    private readonly double _turn;
    private readonly double _end;
    private readonly double _first;
    private readonly double _last;
    private readonly bool _cycleMomentum;
    private StepPace _pace;

    /// <summary>Starts before the first step.</summary>
    public OneCycleSchedule(StepPace start, long steps, double pctStart, double divFactor, double finalDivFactor, bool cycleMomentum)
        : base(start)
    {
        _turn = (pctStart * steps) - 1;
        _end = steps - 1;
        _first = start.LearningRate / divFactor;
        _last = _first / finalDivFactor;
        _cycleMomentum = cycleMomentum;
        StepEnded(0);
    }

    /// <inheritdoc />
    public override StepPace Pace => _pace;

    /// <inheritdoc />
    public override void StepEnded(long steps)
    {
        if (steps > _end)
        {
            return;
        }

        var rising = steps <= _turn;
        var part = rising ? Part(steps, _turn) : Part(steps - _turn, _end - _turn);
        var rate = rising ? Between(_first, Start.LearningRate, part) : Between(Start.LearningRate, _last, part);
        var momentum = rising ? Between(MostMomentum, LeastMomentum, part) : Between(LeastMomentum, MostMomentum, part);
        _pace = new StepPace(rate, _cycleMomentum ? momentum : Start.Momentum);
    }

    private static double Part(double steps, double all) => all > 0 ? steps / all : 1;

    private static double Between(double from, double to, double part) => to + ((from - to) / 2 * (Math.Cos(Math.PI * part) + 1));
}
