namespace HarOrleans.Optimization.Tests;

/// <summary>Gives each different value a small number.</summary>
internal sealed class Interner<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _indexes = [];
    private readonly List<T> _values = [];

    internal T this[int index] => _values[index];

    internal int IndexOf(T value)
    {
        if (!_indexes.TryGetValue(value, out var index))
        {
            _indexes[value] = index = _values.Count;
            _values.Add(value);
        }

        return index;
    }
}
