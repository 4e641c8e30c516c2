namespace HarOrleans.Optimization;

/// <summary>Makes built-in pruners of one type.</summary>
internal sealed class PrunerFactory<TPruner>(IServiceProvider services) : IPrunerFactory
    where TPruner : INamedPruner
{
    public string Name => TPruner.Name;

    public IPruner Create(IReadOnlyDictionary<string, string> options) => TPruner.Create(new(options, services));
}
