namespace HarOrleans.Optimization;

/// <summary>A built-in pruner: has a name, and makes itself from options.</summary>
internal interface INamedPruner : IPruner
{
    /// <summary>The name that studies refer to.</summary>
    static abstract string Name { get; }

    /// <summary>Makes the pruner. <see cref="Contracts.InvalidSpecException"/> names each option that is unknown or out of range, with its value.</summary>
    static abstract IPruner Create(PluginArguments arguments);
}
