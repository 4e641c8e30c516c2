using System.Text;

namespace HarOrleans.Data.Reading;

/// <summary>What a table's columns must be: at least one feature, then <c>subject</c>, then <c>Activity</c>, each with a name.</summary>
internal static class TableHeader
{
    internal const string Subject = "subject";
    internal const string Activity = "Activity";

    /// <summary>Refuses columns of another layout.</summary>
    internal static void Check(IReadOnlyList<string> header, string path)
    {
        if (!HasShape(header))
        {
            throw new InvalidDataSetException(
                $"the header's last columns must be '{Subject}' and '{Activity}' after at least one feature column, but they are "
                    + string.Join(", ", header.TakeLast(2).Select(name => $"'{CsvRecord.Show(Encoding.UTF8.GetBytes(name))}'")),
                "Arrange the columns as features, subject, Activity.",
                path,
                1);
        }

        for (var column = 0; column < header.Count; column++)
        {
            if (string.IsNullOrWhiteSpace(header[column]))
            {
                throw new InvalidDataSetException(
                    FormattableString.Invariant($"column {column + 1} of {header.Count} has no name"),
                    "Name it, or take out the column (an index that was saved with the data looks like this).",
                    path,
                    1);
            }
        }
    }

    /// <summary>Whether the last two columns are what they must be.</summary>
    internal static bool HasShape(IReadOnlyList<string> header) => header.Count >= 3 && header[^2] == Subject && header[^1] == Activity;
}
