using System.CommandLine;
using System.Text.Json;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data classes</c>: how the rows spread over activities, and over people.</summary>
internal sealed class ClassesVerb() : DataVerb("classes", "Rows of each activity, by file and by person.")
{
    private readonly Option<int> _rows = DataOptions.Rows(40);

    protected override IEnumerable<Option> Options => [_rows];

    protected override DataAnswer Answer(DataCall call)
    {
        var data = call.Dataset();
        var files = DataOptions.FileNames.Select(file => (Name: file, Balance: ClassBalance.Of(data.Table(file)))).ToArray();
        return new DataAnswer(
            json =>
            {
                foreach (var (name, balance) in files)
                {
                    json.Object(name, () => Write(json, balance));
                }
            },
            text =>
            {
                foreach (var (name, balance) in files)
                {
                    Tell(text, name, balance, call.Get(_rows));
                }
            });
    }

    private static void Write(Utf8JsonWriter json, ClassBalance balance)
    {
        json.WriteNumber("rows", balance.Rows);
        json.Object("counts", () => Each(balance, (name, at) => json.WriteNumber(name, balance.Count(at))));
        json.Object("shares", () => Each(balance, (name, at) => json.WriteNumber(name, (double)balance.Count(at) / balance.Rows)));
        json.Object("subjects", () =>
        {
            for (var at = 0; at < balance.Subjects.Count; at++)
            {
                var counts = balance.Counts[at];
                json.Object(DataOptions.Count(balance.Subjects[at]), () => Each(balance, (name, activity) => json.WriteNumber(name, counts[activity])));
            }
        });
    }

    private static void Tell(DataText text, string name, ClassBalance balance, int most)
    {
        text.Line($"{name}, {balance.Rows} rows");
        Each(balance, (activity, at) => text.Line(FormattableString.Invariant($"  {activity,-20} {balance.Count(at),6}  {100.0 * balance.Count(at) / balance.Rows,5:0.0} %")));
        text.Table(
            [.. balance.Subjects.Select((subject, at) => (string[])[DataOptions.Count(subject), .. balance.Counts[at].Select(DataOptions.Count), DataOptions.Count(balance.Counts[at].Sum())])],
            most,
            0,
            ["subject", .. balance.Activities, "all"]);
    }

    private static void Each(ClassBalance balance, Action<string, int> use)
    {
        for (var at = 0; at < balance.Activities.Count; at++)
        {
            use(balance.Activities[at], at);
        }
    }
}
