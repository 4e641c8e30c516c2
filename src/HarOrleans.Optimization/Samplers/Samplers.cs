using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>The samplers of this server, found by name. Safe for concurrent use.</summary>
public sealed class Samplers
{
    private readonly PluginCatalogue<ISamplerFactory> _factories;

    /// <summary>Gathers factories. Two of one name: the later wins, so that a registration can replace a built-in one.</summary>
    public Samplers(IEnumerable<ISamplerFactory> factories) => _factories = new("sampler", factories, factory => factory.Name);

    /// <summary>Names that can be created, sorted.</summary>
    public IReadOnlyList<string> Names => _factories.Names;

    /// <summary>Makes the sampler. <see cref="InvalidSpecException"/> names an unknown name with the known ones, or every option that is wrong.</summary>
    public ISampler Create(SamplerSpec spec) => _factories.Find(spec.Name).Create(spec.Options);

    /// <summary>Everything that <see cref="Create"/> would refuse; empty where it would succeed.</summary>
    public IReadOnlyList<string> Validate(SamplerSpec spec) => PluginCatalogue<ISamplerFactory>.ErrorsOf(() => Create(spec));
}
