namespace HarOrleans.Data.Preparing;

/// <summary>Names to labels: the label is the name's place in ordinal order, as scikit-learn's LabelEncoder has it.</summary>
internal sealed class LabelEncoder
{
    private readonly Dictionary<string, int> _labels;

    internal LabelEncoder(IEnumerable<string> names)
    {
        Classes = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _labels = Classes.Select((name, label) => (name, label)).ToDictionary(pair => pair.name, pair => pair.label, StringComparer.Ordinal);
    }

    internal IReadOnlyList<string> Classes { get; }

    internal int[] Encode(string[] names) => Array.ConvertAll(names, Encode);

    private int Encode(string name) => _labels.TryGetValue(name, out var label)
        ? label
        : throw new InvalidDataSetException(
            $"activity '{name}' was not among the train rows' activities ({string.Join(", ", Classes)})",
            "Correct the name, or add train rows with that activity.",
            "test",
            column: "Activity",
            value: name);
}
