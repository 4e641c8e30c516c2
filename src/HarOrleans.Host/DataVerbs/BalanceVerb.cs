using System.CommandLine;
using HarOrleans.Charts;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data balance</c>: the rows of each person, by activity.</summary>
internal sealed class BalanceVerb() : DataVerb("balance", "Draw how many rows each person has of each activity.")
{
    private readonly Option<string> _file = DataOptions.File();
    private readonly FigureFile _figure = new(".html");

    protected override IEnumerable<Option> Options => [_file, _figure.Option];

    protected override DataAnswer Answer(DataCall call)
    {
        var target = _figure.Target(call);
        var balance = ClassBalance.Of(call.Dataset().Table(call.Get(_file)));
        var chart = new BarChart($"Class balance of {call.Get(_file)} by person", "subject", "rows", [.. balance.Subjects.Select(DataOptions.Count)],
            [.. balance.Activities.Select((activity, at) => new BarSeries(activity, [.. balance.Counts.Select(counts => (double?)counts[at])]))])
        { Stacked = true };
        FigureFile.Write(target, path => File.WriteAllText(path, HtmlCharts.Bars(chart)));
        return new DataAnswer(
            json =>
            {
                json.Array("activities", balance.Activities, json.WriteStringValue);
                json.Array("subjects", balance.Subjects, json.WriteNumberValue);
                json.Array("counts", balance.Counts, counts =>
                {
                    json.WriteStartArray();
                    foreach (var count in counts)
                    {
                        json.WriteNumberValue(count);
                    }

                    json.WriteEndArray();
                });
            },
            text => FigureFile.Tell(text, target));
    }
}
