using System.Globalization;
using System.Text;
using HarOrleans.Data.Reading;
using HarOrleans.Data.Simulation;

namespace HarOrleans.Data.Features;

/// <summary>Features as CSV, also of windows of which nobody says whose they are or what was done.</summary>
internal static class FeatureCsv
{
    private const int LongestNumber = 32;

    internal static void Write(FeatureTable table, Stream stream)
    {
        var windows = table.Windows;
        IEnumerable<string> header =
        [
            .. FeatureGrammar.Names, .. windows.Subjects is null ? Array.Empty<string>() : ["subject"], .. windows.Labels is null ? Array.Empty<string>() : ["Activity"],
        ];
        stream.Write(Encoding.UTF8.GetBytes(string.Join(',', header.Select(CsvRecord.Quoted)) + "\n"));
        var line = new byte[WindowFeatures.Count * LongestNumber];
        for (var row = 0; row < windows.Rows; row++)
        {
            var used = 0;
            foreach (var value in table.Row(row))
            {
                value.TryFormat(line.AsSpan(used), out var written, "R", CultureInfo.InvariantCulture);
                used += written;
                line[used++] = (byte)',';
            }

            stream.Write(line, 0, used - 1);
            var rest = (windows.Subjects is { } subjects ? FormattableString.Invariant($",{subjects[row]}") : string.Empty)
                + (table.Activity(row) is { } activity ? "," + CsvRecord.Quoted(activity) : string.Empty);
            stream.Write(Encoding.UTF8.GetBytes(rest + "\n"));
        }
    }
}
