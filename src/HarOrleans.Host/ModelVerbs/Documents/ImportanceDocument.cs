using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>Permutation importance: the accuracy, and each column's mean drop of it with its deviation; of what, and how it was measured.</summary>
internal sealed record ImportanceDocument(
    string Model,
    string Dataset,
    bool Simulated,
    string Protocol,
    string Split,
    int Repeats,
    int Seed,
    double Base,
    IReadOnlyDictionary<string, double> Mean,
    IReadOnlyDictionary<string, double> Std)
{
    internal static ImportanceDocument Of(string model, ModelRows rows, int repeats, int seed, FeatureImportance importance) => new(
        model,
        rows.Facts.Name,
        rows.Facts.Simulated,
        rows.Prepared.Protocol,
        rows.Name,
        repeats,
        seed,
        importance.Base,
        Named(rows.Prepared.FeatureNames, importance.Mean),
        Named(rows.Prepared.FeatureNames, importance.Std));

    /// <summary>The columns, the most important first; of equal ones in the data's order.</summary>
    internal IReadOnlyList<string> Ranked() => [.. Mean.Keys.OrderByDescending(column => Mean[column])];

    private static OrderedDictionary<string, double> Named(IReadOnlyList<string> columns, IReadOnlyList<double> values) =>
        new(columns.Zip(values, KeyValuePair.Create), StringComparer.Ordinal);
}
