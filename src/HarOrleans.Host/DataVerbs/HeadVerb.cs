using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HarOrleans.Data;
using HarOrleans.Host.CommandLine;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data head</c>: the first rows. People see a few columns, a document has all; <c>subject</c> and <c>Activity</c> always stand at the end.</summary>
internal sealed class HeadVerb() : DataVerb("head", "The first rows of a file.")
{
    private const int ColumnsShown = 5;
    private const string Subject = "subject";
    private const string Activity = "Activity";

    private readonly Option<int> _rows = CommandLine.Options.Whole("-n", "How many rows.", 5, 1, int.MaxValue);
    private readonly Option<string> _file = DataOptions.File();
    private readonly ColumnChoice _columns = new();

    protected override IEnumerable<Option> Options => [_rows, _file, _columns.Option];

    protected override DataAnswer Answer(DataCall call)
    {
        var file = call.Get(_file);
        var table = call.Dataset().Table(file);
        (string Name, int At)[] all = [.. table.FeatureNames.Select((name, at) => (name, at)), (Subject, -1), (Activity, -1)];
        (string Name, int At)[] columns = [.. _columns.Of(call, all, x => x.Name).Where(x => x.At >= 0)];
        var count = Math.Min(call.Get(_rows), table.Rows);
        return new DataAnswer(json => Write(json, file, table, columns, count), text => Tell(text, table, columns, count));
    }

    private static void Write(Utf8JsonWriter json, string file, HarTable table, IReadOnlyList<(string Name, int At)> columns, int count)
    {
        json.WriteString("file", file);
        json.Objects("rows", Enumerable.Range(0, count), row =>
        {
            foreach (var (name, at) in columns)
            {
                json.Figure(name, table.Row(row)[at]);
            }

            json.WriteNumber(Subject, table.Subjects[row]);
            json.WriteString(Activity, table.Activities[row]);
        });
    }

    private static void Tell(DataText text, HarTable table, IReadOnlyList<(string Name, int At)> columns, int count)
    {
        var shown = columns.Count == table.FeatureNames.Count ? columns.Take(ColumnsShown).ToArray() : [.. columns];
        var rows = Enumerable.Range(0, count).Select(row => (string[])
        [
            DataOptions.Count(row),
            .. shown.Select(x => table.Row(row)[x.At].ToString("R", CultureInfo.InvariantCulture)),
            DataOptions.Count(table.Subjects[row]),
            table.Activities[row],
        ]).ToArray();
        text.Table(rows, 0, 0, ["row", .. shown.Select(x => x.Name), Subject, Activity]);
        if (shown.Length < columns.Count)
        {
            text.Line($"{columns.Count - shown.Length} more columns; --column NAME shows one, --json FILE writes all.");
        }
    }
}
