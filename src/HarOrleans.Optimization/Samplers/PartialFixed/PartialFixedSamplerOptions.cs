using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>What the partial-fixed sampler fixes, and who draws the rest.</summary>
internal sealed record PartialFixedSamplerOptions
{
    /// <summary>Values by parameter, as a JSON object; at least one.</summary>
    internal IReadOnlyDictionary<string, ParamValue> FixedParams { get; init; } = new Dictionary<string, ParamValue>();

    /// <summary>Who draws the other parameters. Its own options follow behind <c>sampler.</c> Default <c>tpe</c>.</summary>
    internal required ISampler Sampler { get; init; }
}
