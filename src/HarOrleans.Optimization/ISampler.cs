using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Chooses the parameters of a trial. Pure: the same arguments give the same parameters.</summary>
public interface ISampler
{
    /// <summary>Parameters for a trial, one for each of the space, inside its distribution.</summary>
    /// <param name="context">What may be read.</param>
    IReadOnlyDictionary<string, ParamValue> Sample(SamplerContext context);
}
