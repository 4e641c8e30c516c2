using System.CommandLine;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data missing</c>: fields without a value, by column.</summary>
internal sealed class MissingVerb() : DataVerb("missing", "Missing values of every column of both files.")
{
    private readonly Option<int> _rows = DataOptions.Rows();

    protected override IEnumerable<Option> Options => [_rows];

    protected override DataAnswer Answer(DataCall call)
    {
        var files = FileReports.Of(call, 1);
        return new DataAnswer(
            json =>
            {
                foreach (var (name, report) in files)
                {
                    json.Object(name, () =>
                    {
                        json.WriteNumber("total", report.Missing.Sum());
                        json.Object("columns", () =>
                        {
                            for (var at = 0; at < report.Columns.Count; at++)
                            {
                                json.WriteNumber(report.Columns[at], report.Missing[at]);
                            }
                        });
                    });
                }
            },
            text =>
            {
                foreach (var (name, report) in files)
                {
                    text.Line($"{name}: {report.Missing.Sum()} missing values in {report.Rows} rows and {report.Columns.Count} columns");
                    var some = report.Columns.Zip(report.Missing).Where(x => x.Second > 0).Select(x => (string[])[x.First, DataOptions.Count(x.Second)]).ToArray();
                    if (some.Length > 0)
                    {
                        text.Table(some, call.Get(_rows), 1, "column", "missing");
                    }
                }
            });
    }
}
