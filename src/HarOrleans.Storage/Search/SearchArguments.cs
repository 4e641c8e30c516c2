using System.Globalization;

namespace HarOrleans.Storage.Search;

/// <summary>Collects the values of a statement: nothing that anybody wrote ever stands in its text.</summary>
internal sealed class SearchArguments
{
    private readonly List<(string Name, object? Value)> _values = [];

    /// <summary>All values with their names, in order.</summary>
    public (string Name, object? Value)[] All => [.. _values];

    /// <summary>Takes a value, and gives what stands for it.</summary>
    public string Add(object value)
    {
        var name = "@v" + _values.Count.ToString(CultureInfo.InvariantCulture);
        _values.Add((name, value));
        return name;
    }
}
