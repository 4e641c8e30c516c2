using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>How a loss weighs the classes: alike, by how rare they are, or as given.</summary>
internal sealed class ClassWeights
{
    private const string NoneName = "none";
    private const string BalancedName = "balanced";
    private readonly string _text;
    private readonly float[]? _given;

    private ClassWeights(string text, float[]? given = null)
    {
        _text = text;
        _given = given;
    }

    /// <summary>All alike.</summary>
    public static ClassWeights None { get; } = new(NoneName);

    /// <summary>Reads <c>none</c>, <c>balanced</c>, or a positive number a class, separated by commas; null where it is none of these.</summary>
    public static ClassWeights? Parse(string text)
    {
        if (text is NoneName or BalancedName)
        {
            return new ClassWeights(text);
        }

        var parts = text.Split(',');
        var weights = new float[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!float.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out weights[i]) || !(weights[i] > 0) || !float.IsFinite(weights[i]))
            {
                return null;
            }
        }

        return new ClassWeights(text, weights);
    }

    /// <summary>A weight a class, or null for all alike. Balanced is scikit-learn's: rows / (classes x rows of the class); of a class without rows, 1.</summary>
    /// <exception cref="InvalidSpecException">There are more or fewer given weights than classes.</exception>
    public float[]? For(IReadOnlyList<string> classes, IReadOnlyList<int> labels)
    {
        if (_text == NoneName)
        {
            return null;
        }

        if (_given is { } given)
        {
            return given.Length == classes.Count ? given : throw new InvalidSpecException(
                [$"class_weights: '{_text}' has {given.Length} weights for {classes.Count} classes. Give one a class, in this order: {string.Join(", ", classes)}."]);
        }

        var rows = new int[classes.Count];
        foreach (var label in labels)
        {
            rows[label]++;
        }

        return Array.ConvertAll(rows, count => count == 0 ? 1 : (float)(labels.Count / ((double)classes.Count * count)));
    }
}
