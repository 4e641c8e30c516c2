using HarOrleans.Contracts;

namespace HarOrleans.Data.Preparing;

/// <summary>Finds a model's features among the columns of some rows, and lists everything that does not fit.</summary>
internal static class ColumnPlaces
{
    private const int Listed = 5;

    /// <summary>For each feature, the place of its column.</summary>
    /// <param name="features">What the model takes, in its order.</param>
    /// <param name="columns">What the rows have.</param>
    /// <param name="ignored">A column that need not be a feature.</param>
    internal static int[] Of(IReadOnlyList<string> features, IReadOnlyList<string> columns, string? ignored)
    {
        var places = new Dictionary<string, int>(columns.Count, StringComparer.Ordinal);
        string[] twice = [.. columns.Where((column, at) => !places.TryAdd(column, at)).Distinct(StringComparer.Ordinal)];
        var wanted = features.ToHashSet(StringComparer.Ordinal);
        string[] missing = [.. features.Where(feature => !places.ContainsKey(feature))];
        string[] extra = [.. columns.Where(column => column != ignored && !wanted.Contains(column)).Distinct(StringComparer.Ordinal)];
        List<string> errors = [];
        Note(errors, missing, "missing", "Add them: the model was trained with them.");
        Note(errors, extra, "not among the model's features", "Leave them out.");
        Note(errors, twice, "named more than once", "Give each column once; repeats in the data's header are told apart by .1 and .2.");
        return errors.Count == 0 ? [.. features.Select(feature => places[feature])] : throw new InvalidSpecException(errors);
    }

    /// <summary>Refuses values that do not fill whole rows, or are not finite.</summary>
    internal static void CheckValues(IReadOnlyList<string> columns, ReadOnlySpan<double> values)
    {
        if (values.Length % columns.Count != 0)
        {
            throw new InvalidSpecException([FormattableString.Invariant($"values: {values.Length} numbers do not fill rows of {columns.Count} columns. Give a number for each column of each row.")]);
        }

        for (var at = 0; at < values.Length; at++)
        {
            if (!double.IsFinite(values[at]))
            {
                throw new InvalidSpecException(
                    [FormattableString.Invariant($"values: row {at / columns.Count} has {values[at]} in column '{columns[at % columns.Count]}'. Give finite numbers.")]);
            }
        }
    }

    private static void Note(List<string> errors, string[] names, string what, string advice)
    {
        if (names.Length > 0)
        {
            var listed = string.Join(", ", names.Take(Listed).Select(name => $"'{name}'"));
            var more = names.Length > Listed ? FormattableString.Invariant($" and {names.Length - Listed} more") : string.Empty;
            errors.Add(FormattableString.Invariant($"columns: {names.Length} {(names.Length == 1 ? "is" : "are")} {what}: {listed}{more}. {advice}"));
        }
    }
}
