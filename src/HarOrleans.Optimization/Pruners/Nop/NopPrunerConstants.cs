namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="NopPruner"/>.</summary>
internal static class NopPrunerConstants
{
    internal const string Name = PrunerNames.Nop;
}
