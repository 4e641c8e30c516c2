using System.Globalization;
using System.Text;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Acquisition;

/// <summary>Reads the archive's files of names: a number, a space, a name.</summary>
internal static class UciNames
{
    private const int MostActivities = 1000;

    /// <summary>Names of the columns, numbered from 1, repeats and all.</summary>
    internal static string[] Features(UciLines lines, int count)
    {
        var names = new string[count];
        for (var at = 0; at < count; at++)
        {
            var (number, name) = Split(lines, UciNumbers.Next(lines, at, count));
            names[at] = number == at + 1 ? name : throw lines.Wrong(FormattableString.Invariant($"column {at + 1} is numbered {number}"));
        }

        return names;
    }

    /// <summary>Names of the activities by their codes.</summary>
    internal static Dictionary<int, string> Activities(UciLines lines)
    {
        var names = new Dictionary<int, string>();
        while (names.Count < MostActivities && lines.TryRead(out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            var (number, name) = Split(lines, line);
            if (names.ContainsValue(name) || !names.TryAdd(number, name))
            {
                throw lines.Wrong(FormattableString.Invariant($"activity {number}, '{name}', occurs twice"));
            }
        }

        return names;
    }

    /// <summary>What was done, from one code a line.</summary>
    internal static string[] Done(UciLines lines, int rows, Dictionary<int, string> activities)
    {
        var names = new string[rows];
        for (var row = 0; row < rows; row++)
        {
            var line = UciNumbers.Next(lines, row, rows);
            names[row] = int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && activities.TryGetValue(code, out var name)
                ? name
                : throw lines.Wrong($"the activity code '{CsvRecord.Show(line)}' is not one of activity_labels.txt", line);
        }

        return names;
    }

    private static (int Number, string Name) Split(UciLines lines, ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)' ');
        var name = end < 0 ? default : line[(end + 1)..].Trim((byte)' ');
        return !name.IsEmpty && int.TryParse(line[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, Encoding.UTF8.GetString(name))
            : throw lines.Wrong($"'{CsvRecord.Show(line)}' is not a number and a name", line);
    }
}
