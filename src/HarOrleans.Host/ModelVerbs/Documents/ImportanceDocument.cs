using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>Permutation importance: the accuracy, and each column's mean drop of it with its deviation.</summary>
internal sealed record ImportanceDocument(double Base, IReadOnlyDictionary<string, double> Mean, IReadOnlyDictionary<string, double> Std)
{
    internal static ImportanceDocument Of(IReadOnlyList<string> columns, FeatureImportance importance) =>
        new(importance.Base, Named(columns, importance.Mean), Named(columns, importance.Std));

    /// <summary>The columns, the most important first; of equal ones in the data's order.</summary>
    internal IReadOnlyList<string> Ranked() => [.. Mean.Keys.OrderByDescending(column => Mean[column])];

    private static OrderedDictionary<string, double> Named(IReadOnlyList<string> columns, IReadOnlyList<double> values) =>
        new(columns.Zip(values, KeyValuePair.Create), StringComparer.Ordinal);
}
