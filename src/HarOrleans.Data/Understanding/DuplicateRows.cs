using System.Security.Cryptography;
using HarOrleans.Data.Simulation;
using HarOrleans.Data.Writing;

namespace HarOrleans.Data.Understanding;

/// <summary>Rows that equal an earlier row of the same file in every column, <c>subject</c> and <c>Activity</c> included.</summary>
public static class DuplicateRows
{
    /// <summary>The rows, from 0, that repeat an earlier one, ascending; what pandas' <c>duplicated()</c> marks.</summary>
    /// <param name="table">The file; not changed.</param>
    public static IReadOnlyList<int> Find(HarTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var seen = new HashSet<int>(table.Rows, new SameRow(table));
        return [.. Enumerable.Range(0, table.Rows).Where(row => !seen.Add(row))];
    }

    /// <summary>The file without its repeats; the digest is of its canonical CSV, as <see cref="HarData.WriteCsv"/> writes it. The table itself where there are none.</summary>
    /// <param name="table">The file; not changed.</param>
    public static HarTable Drop(HarTable table)
    {
        var repeats = Find(table).ToHashSet();
        if (repeats.Count == 0)
        {
            return table;
        }

        int[] kept = [.. Enumerable.Range(0, table.Rows).Where(row => !repeats.Contains(row))];
        var columns = table.FeatureNames.Count;
        var features = new double[kept.Length * columns];
        for (var row = 0; row < kept.Length; row++)
        {
            table.Row(kept[row]).CopyTo(features.AsSpan(row * columns, columns));
        }

        var without = table with
        {
            Features = features,
            Subjects = [.. kept.Select(row => table.Subjects[row])],
            Activities = [.. kept.Select(row => table.Activities[row])],
        };
        using var digest = new DigestStream(HashAlgorithmName.SHA256);
        CsvTableWriter.Write(without, digest);
        return without with { Sha256 = digest.Digest() };
    }

    private sealed class SameRow(HarTable table) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) =>
            table.Subjects[x] == table.Subjects[y] && table.Activities[x] == table.Activities[y] && table.Row(x).SequenceEqual(table.Row(y));

        public int GetHashCode(int row)
        {
            var hash = new HashCode();
            foreach (var value in table.Row(row))
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
