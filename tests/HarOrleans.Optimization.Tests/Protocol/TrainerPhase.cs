namespace HarOrleans.Optimization.Tests;

internal enum TrainerPhase
{
    Idle,
    Asking,
    Working,
    TellingComplete,
    TellingPruned,
    TellingFail,
}
