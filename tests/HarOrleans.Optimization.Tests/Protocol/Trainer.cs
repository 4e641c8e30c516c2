namespace HarOrleans.Optimization.Tests;

/// <summary>What a trainer knows. Being frozen is taking no step; a crash leaves it idle, with whatever it sent still on its way.</summary>
/// <param name="Phase">What it does.</param>
/// <param name="Number">Its hand-out token while asking, its attempt while working or telling.</param>
internal readonly record struct Trainer(TrainerPhase Phase, int Number)
{
    internal static Trainer Idle { get; } = new(TrainerPhase.Idle, 0);

    /// <summary>The tell that it waits to be answered, while it tells.</summary>
    internal MessageKind Outcome => Phase switch
    {
        TrainerPhase.TellingComplete => MessageKind.Complete,
        TrainerPhase.TellingPruned => MessageKind.Pruned,
        _ => MessageKind.Fail,
    };

    internal bool HasAttempt => Phase >= TrainerPhase.Working;

    internal bool Tells => Phase > TrainerPhase.Working;

    internal int Code => ((int)Phase * 10) + Number;

    internal static Trainer Of(int code) => new((TrainerPhase)(code / 10), code % 10);
}
