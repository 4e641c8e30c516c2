namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="NopPruner"/>.</summary>
internal static class NopPrunerArguments
{
    internal static NopPrunerOptions Read(PluginArguments arguments)
    {
        var reader = new OptionReader("pruner", arguments.Options);
        reader.ThrowIfWrong();
        return new();
    }
}
