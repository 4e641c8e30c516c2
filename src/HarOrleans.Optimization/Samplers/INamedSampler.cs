namespace HarOrleans.Optimization;

/// <summary>A built-in sampler: has a name, and makes itself from options.</summary>
internal interface INamedSampler : ISampler
{
    /// <summary>The name that studies refer to.</summary>
    static abstract string Name { get; }

    /// <summary>Makes the sampler. <see cref="Contracts.InvalidSpecException"/> names each option that is unknown or out of range, with its value.</summary>
    static abstract ISampler Create(PluginArguments arguments);
}
