namespace HarOrleans.Optimization;

/// <summary>How long the patient pruner waits, and whom it asks then.</summary>
internal sealed record PatientPrunerOptions
{
    /// <summary>Who decides once patience is over; null: the trial is given up. Its own options follow behind <c>pruner.</c> Default none.</summary>
    internal IPruner? Pruner { get; init; }

    /// <summary>Reports without an improvement, beyond the latest, that are waited for. At least 0; must be given.</summary>
    internal int Patience { get; init; }

    /// <summary>What counts as an improvement: more than this. At least 0; default 0.</summary>
    internal double MinDelta { get; init; }
}
