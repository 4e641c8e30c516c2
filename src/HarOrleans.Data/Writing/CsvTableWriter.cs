using System.Globalization;
using System.Text;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Writing;

/// <summary>Writes a table in the Kaggle layout: UTF-8 without a mark, LF, each number in the shortest form that reads back to the same bits.</summary>
internal static class CsvTableWriter
{
    private const int LongestNumber = 32;

    internal static void Write(HarTable table, Stream stream)
    {
        IEnumerable<string> header = [.. table.HeaderNames, TableHeader.Subject, TableHeader.Activity];
        stream.Write(Encoding.UTF8.GetBytes(string.Join(',', header.Select(CsvRecord.Quoted)) + "\n"));
        var line = new byte[(table.FeatureNames.Count + 1) * LongestNumber];
        for (var row = 0; row < table.Rows; row++)
        {
            var used = 0;
            foreach (var value in table.Row(row))
            {
                value.TryFormat(line.AsSpan(used), out var written, "R", CultureInfo.InvariantCulture);
                used += written;
                line[used++] = (byte)',';
            }

            table.Subjects[row].TryFormat(line.AsSpan(used), out var digits, default, CultureInfo.InvariantCulture);
            used += digits;
            line[used++] = (byte)',';
            stream.Write(line, 0, used);
            stream.Write(Encoding.UTF8.GetBytes(CsvRecord.Quoted(table.Activities[row]) + "\n"));
        }
    }
}
