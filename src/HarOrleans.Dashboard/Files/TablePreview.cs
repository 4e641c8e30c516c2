using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace HarOrleans.Dashboard;

/// <summary>The first rows of a CSV or TSV file.</summary>
/// <param name="Head">The first line's fields.</param>
/// <param name="Rows">The lines after it; they may have more or fewer fields.</param>
/// <param name="HasMore">Whether the file goes on.</param>
internal sealed record TablePreview(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows, bool HasMore)
{
    public const int MostRows = 200;
    private const int MostColumns = 64;

    /// <summary>Reads no more of the file than it shows.</summary>
    /// <param name="file">The file, in UTF-8.</param>
    /// <param name="separator">What stands between fields.</param>
    public static async Task<TablePreview> ReadAsync(Stream file, char separator)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = separator.ToString(), BadDataFound = null };
        using var text = new StreamReader(file, leaveOpen: true);
        using var parser = new CsvParser(text, configuration);
        List<IReadOnlyList<string>> lines = [];
        while (lines.Count <= MostRows && await parser.ReadAsync())
        {
            lines.Add([.. parser.Record!.Take(MostColumns)]);
        }

        var hasMore = lines.Count > MostRows && await parser.ReadAsync();
        return lines.Count == 0 ? new([], [], false) : new(lines[0], lines[1..], hasMore);
    }
}
