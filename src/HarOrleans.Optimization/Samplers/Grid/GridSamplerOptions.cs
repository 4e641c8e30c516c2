using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>The values that the grid sampler combines.</summary>
internal sealed record GridSamplerOptions
{
    /// <summary>Values by parameter, as a JSON object of lists. Default: every value of the space, where each parameter has finitely many.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<ParamValue>> SearchSpace { get; init; } = new Dictionary<string, IReadOnlyList<ParamValue>>();
}
