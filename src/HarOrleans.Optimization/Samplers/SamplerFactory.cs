namespace HarOrleans.Optimization;

/// <summary>Makes built-in samplers of one type.</summary>
internal sealed class SamplerFactory<TSampler>(IServiceProvider services) : ISamplerFactory
    where TSampler : INamedSampler
{
    public string Name => TSampler.Name;

    public ISampler Create(IReadOnlyDictionary<string, string> options) => TSampler.Create(new(options, services));
}
