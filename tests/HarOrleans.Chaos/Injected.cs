namespace HarOrleans.Chaos;

/// <summary>A fault that was injected.</summary>
/// <param name="Fault">Which.</param>
/// <param name="Target">Whom it met.</param>
/// <param name="Affected">Trials that ran then.</param>
/// <param name="RecoverySeconds">How long until all of them had moved on, or had ended.</param>
internal sealed record Injected(string Fault, string Target, int Affected, double RecoverySeconds);
