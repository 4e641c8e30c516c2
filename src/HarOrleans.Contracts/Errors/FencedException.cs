namespace HarOrleans.Contracts;

/// <summary>
/// The caller acts for an attempt that is no longer the trial's current one, or for a trial that has finished.
/// Nothing was written. The only right answer is to stop working on the trial.
/// </summary>
[GenerateSerializer, Alias(Aliases.FencedException)]
public sealed class FencedException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="what">What was refused, e.g. <c>tell</c> or <c>metric points</c>.</param>
    /// <param name="attempt">The attempt that the caller acted for.</param>
    public FencedException(string what, int attempt) : base($"Refused {what} of attempt {attempt}: the trial has moved on.") => Attempt = attempt;

    /// <summary>The attempt that the caller acted for.</summary>
    [Id(0)] public int Attempt { get; }
}
