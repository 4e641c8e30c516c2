namespace HarOrleans.Optimization;

/// <summary>Lets every trial run to its end.</summary>
internal sealed class NopPruner : INamedPruner
{
    public static string Name => NopPrunerConstants.Name;

    public static IPruner Create(PluginArguments arguments)
    {
        NopPrunerArguments.Read(arguments);
        return new NopPruner();
    }

    public string? Prune(PrunerContext context) => null;
}
