using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>A trial that this process asked for. Every method throws <see cref="FencedException"/> once the attempt is over: then stop working on it.</summary>
public sealed class AskedTrial
{
    private readonly IStudyGrain _study;

    internal AskedTrial(IStudyGrain study, TrialAssignment trial, DateTimeOffset? leaseUntil)
    {
        _study = study;
        Assignment = trial;
        LeaseUntil = leaseUntil;
    }

    /// <summary>The trial with its attempt, its run and a checkpoint to go on from.</summary>
    public TrialAssignment Assignment { get; }

    /// <summary>Its number.</summary>
    public int Number => Assignment.Number;

    /// <summary>Its parameters.</summary>
    public IReadOnlyDictionary<string, ParamValue> Params => Assignment.Params;

    /// <summary>Until when the study waits for the next sign of life, as far as is known here.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Reports an intermediate value; the answer says whether to stop and tell <see cref="TrialState.Pruned"/>. A step reported twice is once.</summary>
    public Task<ReportAnswer> ReportAsync(long step, double value, CancellationToken cancellationToken = default) =>
        _study.ReportAsync(Number, Assignment.Attempt, new(step, value), cancellationToken);

    /// <summary>Says that this process is alive.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken = default) => LeaseUntil = await _study.RenewAsync(Number, Assignment.Attempt, cancellationToken);

    /// <summary>Sets user attributes: names to JSON values.</summary>
    public Task SetUserAttributesAsync(IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken = default) =>
        _study.SetTrialUserAttributesAsync(Number, Assignment.Attempt, attributes, cancellationToken);

    /// <summary>Sets constraints: at most 0 is feasible.</summary>
    public Task SetConstraintsAsync(IReadOnlyDictionary<string, double> constraints, CancellationToken cancellationToken = default) =>
        _study.SetTrialConstraintsAsync(Number, Assignment.Attempt, constraints, cancellationToken);

    /// <summary>Ends it. Telling the same twice is once.</summary>
    public Task TellAsync(TrialOutcome outcome, CancellationToken cancellationToken = default) => _study.TellAsync(Number, Assignment.Attempt, outcome, cancellationToken);

    /// <summary>Ends it with a value for each objective.</summary>
    public Task TellAsync(params double[] values) => TellAsync(TrialOutcome.Complete(values));

    /// <summary>Hands it back: it waits again under its number. Late is harmless.</summary>
    public Task ReleaseAsync(CancellationToken cancellationToken = default) => _study.ReleaseAsync(Number, Assignment.Attempt, cancellationToken);
}
