namespace HarOrleans.Optimization;

/// <summary>Makes samplers of one name; registered in dependency injection, found by <see cref="Name"/>.</summary>
public interface ISamplerFactory
{
    /// <summary>The name that studies refer to.</summary>
    string Name { get; }

    /// <summary>Makes the sampler. <see cref="Contracts.InvalidSpecException"/> names each option that is unknown or out of range, with its value.</summary>
    ISampler Create(IReadOnlyDictionary<string, string> options);
}
