namespace HarOrleans.Chaos;

/// <summary>A fault that was injected.</summary>
/// <param name="Fault">Which.</param>
/// <param name="Target">Whom it met.</param>
/// <param name="Affected">Trials that ran then.</param>
/// <param name="RecoverySeconds">How long until all of them had moved on, or had ended.</param>
internal sealed record Injected(string Fault, string Target, int Affected, double RecoverySeconds)
{
    /// <summary>Trials that ran on the silo that it met.</summary>
    public int Taken { get; init; }

    /// <summary>How long until each of those had a step of a later attempt reported, or had ended; null where there were none.</summary>
    public double? TrainingAgainSeconds { get; init; }

    /// <summary>How long a silo that was asked to stop took to end; null for other faults.</summary>
    public double? StopSeconds { get; init; }
}
