using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Example;

/// <summary>Makes <see cref="SpikePruner"/>s from the option <c>factor</c>, by default 10.</summary>
public sealed class SpikePrunerFactory : IPrunerFactory
{
    private const string Factor = "factor";

    /// <inheritdoc />
    public string Name => "spike";

    /// <inheritdoc />
    public IPruner Create(IReadOnlyDictionary<string, string> options)
    {
        var text = options.GetValueOrDefault(Factor, "10");
        return options.Keys.FirstOrDefault(x => x != Factor) is { } unknown
            ? throw new InvalidSpecException([$"pruner.{unknown} = {options[unknown]}: there is no such option; known are {Factor}."])
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor > 0
                ? new SpikePruner(factor)
                : throw new InvalidSpecException([$"pruner.{Factor} = {text}: must be a number above 0."]);
    }
}
