using System.CommandLine;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data outliers</c>: values far from their column's mean.</summary>
internal sealed class OutliersVerb() : DataVerb("outliers", "Rows with |z| > 3 of every feature column.")
{
    private readonly Option<string> _file = DataOptions.File();
    private readonly ColumnChoice _columns = new();
    private readonly Option<int> _rows = DataOptions.Rows();

    protected override IEnumerable<Option> Options => [_file, _columns.Option, _rows];

    protected override DataAnswer Answer(DataCall call)
    {
        var counts = _columns.Of(call, OutlierCount.Of(call.Dataset().Table(call.Get(_file))), x => x.Name);
        return new DataAnswer(
            json => json.Object("counts", () =>
            {
                foreach (var column in counts)
                {
                    json.WriteNumber(column.Name, column.Count);
                }
            }),
            text =>
            {
                text.Line($"{call.Get(_file)}: {counts.Count(x => x.Count > 0)} of {counts.Count} columns have rows with |z| > 3");
                text.Table([.. counts.OrderByDescending(x => x.Count).Select(x => (string[])[x.Name, DataOptions.Count(x.Count)])], call.Get(_rows), 1, "column", "rows");
            });
    }
}
