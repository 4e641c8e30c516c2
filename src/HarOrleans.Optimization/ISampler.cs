using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Chooses the parameters of a trial. Pure: the same arguments give the same parameters.</summary>
public interface ISampler
{
    /// <summary>Parameters for a trial, one for each of the space, inside its distribution.</summary>
    /// <param name="context">What may be read.</param>
    IReadOnlyDictionary<string, ParamValue> Sample(SamplerContext context);

    /// <summary>
    /// How many trials there are to sample in a space, or null where there is no end; a study that has drawn so many draws no more. <see cref="InvalidSpecException"/> where the sampler's options do not fit
    /// the space.
    /// </summary>
    int? TrialsInAll(IReadOnlyList<SearchParameter> space) => null;
}
