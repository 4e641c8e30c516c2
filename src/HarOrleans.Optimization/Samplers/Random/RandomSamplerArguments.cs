namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="RandomSampler"/>.</summary>
internal static class RandomSamplerArguments
{
    internal static RandomSamplerOptions Read(PluginArguments arguments)
    {
        var reader = new OptionReader("sampler", arguments.Options);
        reader.ThrowIfWrong();
        return new();
    }
}
