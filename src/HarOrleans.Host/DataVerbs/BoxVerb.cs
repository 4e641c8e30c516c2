using System.CommandLine;
using HarOrleans.Charts;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data box</c>: box plots of columns, a box for each activity.</summary>
internal sealed class BoxVerb() : DataVerb("box", "Draw box plots of each numeric column, a box for each activity.")
{
    private readonly ColumnChoice _columns = new();
    private readonly Option<string> _file = DataOptions.File();
    private readonly FigureFile _figure = new(".html");

    protected override IEnumerable<Option> Options => [_columns.Option, _file, _figure.Option];

    protected override DataAnswer Answer(DataCall call)
    {
        var target = _figure.Target(call);
        var columns = _columns.Of(call, ActivityBoxes.Of(call.Dataset().Table(call.Get(_file))), x => x.Column);
        FigureFile.Write(target, path => File.WriteAllText(
            path, HtmlCharts.Boxes($"Box plots of {call.Get(_file)} by activity", [.. columns.Select(x => new BoxChart(x.Column, "activity", "value", [.. x.Boxes.Select(Drawn)]))])));
        return new DataAnswer(
            json => json.Objects("columns", columns, x =>
            {
                json.WriteString("name", x.Column);
                json.Objects("boxes", x.Boxes, box =>
                {
                    json.WriteString("activity", box.Activity);
                    json.Figure("lower_whisker", box.Summary.LowerWhisker);
                    json.Figure("25%", box.Summary.LowerQuartile);
                    json.Figure("50%", box.Summary.Median);
                    json.Figure("75%", box.Summary.UpperQuartile);
                    json.Figure("upper_whisker", box.Summary.UpperWhisker);
                    json.Array("outliers", box.Outliers, json.Figure);
                });
            }),
            text => FigureFile.Tell(text, target));
    }

    private static Box Drawn(ActivityBox x) =>
        new(x.Activity, x.Summary.LowerWhisker, x.Summary.LowerQuartile, x.Summary.Median, x.Summary.UpperQuartile, x.Summary.UpperWhisker, x.Outliers);
}
