namespace HarOrleans.Optimization;

/// <summary>Makes <see cref="NopPruner"/>; it has no options.</summary>
internal sealed class NopPrunerFactory : IPrunerFactory
{
    private readonly NopPruner _pruner = new();

    public string Name => PrunerNames.Nop;

    public IPruner Create(IReadOnlyDictionary<string, string> options)
    {
        new OptionReader("pruner", options).ThrowIfWrong();
        return _pruner;
    }
}
