namespace HarOrleans.Optimization;

/// <summary>Makes <see cref="RandomSampler"/>; it has no options.</summary>
internal sealed class RandomSamplerFactory : ISamplerFactory
{
    private readonly RandomSampler _sampler = new();

    public string Name => SamplerNames.Random;

    public ISampler Create(IReadOnlyDictionary<string, string> options)
    {
        new OptionReader("sampler", options).ThrowIfWrong();
        return _sampler;
    }
}
