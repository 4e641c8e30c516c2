using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Factories of one kind by name.</summary>
internal sealed class PluginCatalogue<TFactory>
{
    private readonly string _field;
    private readonly Dictionary<string, TFactory> _byName = new(StringComparer.Ordinal);

    internal PluginCatalogue(string field, IEnumerable<TFactory> factories, Func<TFactory, string> nameOf)
    {
        _field = field;
        foreach (var factory in factories)
        {
            _byName[nameOf(factory)] = factory;
        }

        Names = [.. _byName.Keys.Order(StringComparer.Ordinal)];
    }

    internal IReadOnlyList<string> Names { get; }

    internal TFactory Find(string name) => name is not null && _byName.TryGetValue(name, out var factory)
        ? factory
        : throw new InvalidSpecException([$"{_field} = {name}: there is no {_field} of this name; known are {string.Join(", ", Names)}."]);

    internal static IReadOnlyList<string> ErrorsOf(Action create)
    {
        try
        {
            create();
            return [];
        }
        catch (InvalidSpecException error)
        {
            return error.Errors;
        }
    }
}
