namespace HarOrleans.Server;

/// <summary>
/// The system's clock, whose timers do not fire before their time. The system's may, by less than a millisecond, and Orleans' own timers then look at the clock again and again until the rest of it is over (its
/// <c>DelayUntilAsync</c> waits for whole milliseconds only, so for none): several times a second; up to a sixth of what an idle silo of a cluster spent went there.
/// </summary>
internal sealed class PunctualTime : TimeProvider
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime + Rest : dueTime, period);
}
