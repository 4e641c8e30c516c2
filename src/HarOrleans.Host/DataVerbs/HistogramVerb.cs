using System.CommandLine;
using HarOrleans.Charts;
using HarOrleans.Data.Understanding;
using HarOrleans.Host.CommandLine;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data histogram</c>: how each column's values spread.</summary>
internal sealed class HistogramVerb() : DataVerb("histogram", "Draw how the values of each numeric column spread.")
{
    private readonly ColumnChoice _columns = new();
    private readonly Option<string> _file = DataOptions.File();
    private readonly Option<int> _bins = CommandLine.Options.Whole("--bins", "Bins of equal width.", 30, 1, 1000);
    private readonly FigureFile _figure = new(".html");

    protected override IEnumerable<Option> Options => [_columns.Option, _file, _bins, _figure.Option];

    protected override DataAnswer Answer(DataCall call)
    {
        var target = _figure.Target(call);
        var columns = _columns.Of(call, Histogram.Of(call.Dataset().Table(call.Get(_file)), call.Get(_bins)), x => x.Name);
        FigureFile.Write(target, path => File.WriteAllText(
            path, HtmlCharts.Histograms($"Histograms of {call.Get(_file)}", [.. columns.Select(x => new HistogramChart(x.Name, "value", x.Edges, x.Counts))])));
        return new DataAnswer(
            json => json.Objects("columns", columns, x =>
            {
                json.WriteString("name", x.Name);
                json.Array("edges", x.Edges, json.Figure);
                json.Array("counts", x.Counts, json.WriteNumberValue);
            }),
            text => FigureFile.Tell(text, target));
    }
}
