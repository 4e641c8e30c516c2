namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="PatientPruner"/>.</summary>
internal static class PatientPrunerConstants
{
    internal const string Name = PrunerNames.Patient;
    internal const string Pruner = "pruner";
    internal const string Patience = "patience";
    internal const string MinDelta = "min_delta";
}
