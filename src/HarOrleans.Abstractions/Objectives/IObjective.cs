using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>The code that evaluates a trial. Registered once a silo; must be safe to run for several trials at once.</summary>
public interface IObjective
{
    /// <summary>The name that studies refer to, e.g. <c>har-lstm</c>.</summary>
    string Name { get; }

    /// <summary>Everything that is wrong with the settings and the space, each error naming field and value; empty where they will do.</summary>
    IReadOnlyList<string> Validate(StudySpec spec);

    /// <summary>
    /// Runs one attempt, synchronously, on a thread of its own. Returns complete or pruned; throws on an error, which fails the trial with the
    /// exception's message. Goes on from <see cref="TrialAssignment.Checkpoint"/> where there is one, and then gives the same result as an undisturbed run.
    /// </summary>
    /// <param name="trial">The trial's link to its study and run.</param>
    /// <param name="cancellationToken">Asks to stop soon: throw <see cref="OperationCanceledException"/>; what was checkpointed is kept.</param>
    TrialOutcome Run(ITrialContext trial, CancellationToken cancellationToken);
}
