using System.CommandLine;
using HarOrleans.Charts;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data heatmap</c>: the correlations of all numeric columns as a picture.</summary>
internal sealed class HeatmapVerb() : DataVerb("heatmap", "Draw the correlations of all numeric columns, to zoom and move; .png is the picture alone.")
{
    private const string Png = ".png";

    private readonly Option<string> _file = DataOptions.File();
    private readonly FigureFile _figure = new(".html", Png);

    protected override IEnumerable<Option> Options => [_file, _figure.Option];

    protected override DataAnswer Answer(DataCall call)
    {
        var target = _figure.Target(call);
        var matrix = CorrelationMatrix.Of(call.Dataset().Table(call.Get(_file)));
        var map = new CorrelationMap($"Correlations of {call.Get(_file)}", "correlation", matrix.Names, matrix.Values.ToArray());
        FigureFile.Write(target, path =>
        {
            if (Path.GetExtension(path).Equals(Png, StringComparison.OrdinalIgnoreCase))
            {
                File.WriteAllBytes(path, HtmlCharts.CorrelationPng(map));
            }
            else
            {
                File.WriteAllText(path, HtmlCharts.Correlations(map));
            }
        });
        return new DataAnswer(json => CorrelateVerb.WriteMatrix(json, matrix), text => FigureFile.Tell(text, target));
    }
}
