namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>Shows one moment for good, while its timers run: pages stay at their pace, and ages and durations are exact.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
