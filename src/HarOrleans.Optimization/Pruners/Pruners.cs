using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>The pruners of this server, found by name. Safe for concurrent use.</summary>
public sealed class Pruners
{
    private readonly PluginCatalogue<IPrunerFactory> _factories;

    /// <summary>Gathers factories. Two of one name: the later wins, so that a registration can replace a built-in one.</summary>
    public Pruners(IEnumerable<IPrunerFactory> factories) => _factories = new("pruner", factories, factory => factory.Name);

    /// <summary>Names that can be created, sorted.</summary>
    public IReadOnlyList<string> Names => _factories.Names;

    /// <summary>Makes the pruner. <see cref="InvalidSpecException"/> names an unknown name with the known ones, or every option that is wrong.</summary>
    public IPruner Create(PrunerSpec spec) => _factories.Find(spec.Name).Create(spec.Options);

    /// <summary>Everything that <see cref="Create"/> would refuse; empty where it would succeed.</summary>
    public IReadOnlyList<string> Validate(PrunerSpec spec) => PluginCatalogue<IPrunerFactory>.ErrorsOf(() => Create(spec));
}
