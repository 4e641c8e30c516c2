using System.CommandLine;
using System.Text.Json;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data describe</c>: pandas' <c>describe</c> of both files.</summary>
internal sealed class DescribeVerb() : DataVerb("describe", "Count, mean, standard deviation, quartiles and extremes of every numeric column of both files.")
{
    private readonly Option<int> _rows = DataOptions.Rows();
    private readonly ColumnChoice _columns = new();

    protected override IEnumerable<Option> Options => [_columns.Option, _rows];

    protected override DataAnswer Answer(DataCall call)
    {
        var data = call.Dataset();
        var files = DataOptions.FileNames.Select(file => (Name: file, Columns: _columns.Of(call, ColumnSummary.Of(data.Table(file)), x => x.Name))).ToArray();
        return new DataAnswer(
            json =>
            {
                foreach (var (name, columns) in files)
                {
                    json.Object(name, () => Write(json, columns));
                }
            },
            text =>
            {
                foreach (var (name, columns) in files)
                {
                    text.Line($"{name}, {columns[0].Count} rows");
                    text.Table([.. columns.Select(Cells)], call.Get(_rows), 1, "column", "count", "mean", "std", "min", "25%", "50%", "75%", "max");
                }
            });
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<ColumnSummary> columns)
    {
        foreach (var column in columns)
        {
            json.Object(column.Name, () =>
            {
                json.WriteNumber("count", column.Count);
                json.Figure("mean", column.Mean);
                json.Figure("std", column.StandardDeviation);
                json.Figure("min", column.Minimum);
                json.Figure("25%", column.LowerQuartile);
                json.Figure("50%", column.Median);
                json.Figure("75%", column.UpperQuartile);
                json.Figure("max", column.Maximum);
            });
        }
    }

    private static string[] Cells(ColumnSummary x) =>
    [
        x.Name,
        DataOptions.Count(x.Count),
        .. new[] { x.Mean, x.StandardDeviation, x.Minimum, x.LowerQuartile, x.Median, x.UpperQuartile, x.Maximum }.Select(DataOptions.Figure),
    ];
}
