using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Example;

/// <summary>Makes <see cref="HaltonSampler"/>s: reads and checks their options.</summary>
public sealed class HaltonSamplerFactory : ISamplerFactory
{
    /// <inheritdoc />
    public string Name => HaltonSamplerConstants.Name;

    /// <inheritdoc />
    public ISampler Create(IReadOnlyDictionary<string, string> options)
    {
        var skip = 0;
        List<string> errors =
        [
            .. options.Keys.Where(x => x != HaltonSamplerConstants.Skip).Select(x => $"sampler.{x} = {options[x]}: there is no such option; known are {HaltonSamplerConstants.Skip}."),
            .. options.TryGetValue(HaltonSamplerConstants.Skip, out var text) && (!int.TryParse(text, out skip) || skip < 0)
                ? [$"sampler.{HaltonSamplerConstants.Skip} = {text}: must be a whole number of at least 0."]
                : Array.Empty<string>(),
        ];
        return errors.Count == 0 ? new HaltonSampler(new(skip)) : throw new InvalidSpecException(errors);
    }
}
