namespace HarOrleans.Data.Understanding;

/// <summary>What a column holds, in words.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Meaning">What it measures; where the name does not follow the grammar of the UCI HAR data, it says so.</param>
/// <param name="Type"><c>float64</c>, <c>int64</c> or <c>string</c>, as pandas would have it.</param>
public sealed record ColumnMeaning(string Name, string Meaning, string Type)
{
    /// <summary>Every column of a file: the features, <c>subject</c> and <c>Activity</c>.</summary>
    /// <param name="table">The file; not changed.</param>
    public static IReadOnlyList<ColumnMeaning> Of(HarTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return
        [
            .. table.FeatureNames.Select(name => new ColumnMeaning(name, FeatureMeaning.Of(name), "float64")),
            new ColumnMeaning(NumericColumns.Subject, "number of the person who was measured", "int64"),
            new ColumnMeaning("Activity", "what the person did, the class to predict", "string"),
        ];
    }
}
