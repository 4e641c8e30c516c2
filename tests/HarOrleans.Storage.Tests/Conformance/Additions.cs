using System.Text.RegularExpressions;

namespace HarOrleans.Storage.Tests.Conformance;

/// <summary>Which statements of a migration change nothing for a program that does not know it: new tables, indexes that forbid nothing, and columns that need no value.</summary>
internal static partial class Additions
{
    private static readonly string[] Forbids = ["PRIMARY KEY", "UNIQUE", "CHECK", "REFERENCES", "ADD COLUMN"];

    /// <summary>The statements that do more.</summary>
    internal static IReadOnlyList<string> Others(string sql) =>
        [.. Comment().Replace(sql, "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(statement => !IsAddition(statement))];

    private static bool IsAddition(string statement)
    {
        if (Column().Match(statement) is not { Success: true } column)
        {
            return statement.StartsWith("CREATE TABLE ", StringComparison.Ordinal) || statement.StartsWith("CREATE INDEX ", StringComparison.Ordinal);
        }

        var kind = column.Groups[1].Value;
        return !Forbids.Any(kind.Contains) && (!kind.Contains("NOT NULL", StringComparison.Ordinal) || kind.Contains("DEFAULT", StringComparison.Ordinal));
    }

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\AALTER TABLE \w+ ADD COLUMN \w+ (.*)\z", RegexOptions.Singleline)]
    private static partial Regex Column();
}
