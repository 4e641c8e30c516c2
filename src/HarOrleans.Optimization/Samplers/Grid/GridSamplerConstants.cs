namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="GridSampler"/>.</summary>
internal static class GridSamplerConstants
{
    internal const string Name = SamplerNames.Grid;
    internal const string SearchSpace = "search_space";
}
