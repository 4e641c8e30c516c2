using System.Collections;
using System.Globalization;
using System.Reflection;

namespace HarOrleans.Contracts.Tests;

/// <summary>All public properties of a value as text, deep: two values are equal where their texts are, whatever lists and dictionaries carry them.</summary>
internal static class Describe
{
    internal static string Value(object? value) => value switch
    {
        null => "null",
        ParamValue parameter => $"{parameter.Kind} {parameter}",
        string text => $"\"{text}\"",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        Enum or ValueType => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        IDictionary pairs => $"{{{string.Join(", ", pairs.Keys.Cast<object>().Select(key => $"{key}: {Value(pairs[key])}").Order(StringComparer.Ordinal))}}}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Value))}]",
        Exception error => $"{error.GetType().Name} {error.Message} ({Value(error.InnerException)}) {Properties(error, own: true)}",
        _ => $"{value.GetType().Name} {Properties(value, own: false)}",
    };

    private static string Properties(object value, bool own) => string.Join(", ", value.GetType()
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | (own ? BindingFlags.DeclaredOnly : 0))
        .Where(property => property.GetIndexParameters().Length == 0)
        .Select(property => $"{property.Name} = {Value(property.GetValue(value))}"));
}
