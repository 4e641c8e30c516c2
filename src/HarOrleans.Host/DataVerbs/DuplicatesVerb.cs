using System.CommandLine;
using HarOrleans.Data;
using HarOrleans.Data.Understanding;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data duplicates</c>: rows that repeat an earlier row of their file; with <c>--drop</c>, the files without them.</summary>
internal sealed class DuplicatesVerb() : DataVerb("duplicates", "Rows that equal an earlier row of their file in every column.")
{
    private readonly Option<bool> _drop = new("--drop") { Description = "Write the files without them, to the folder of --out." };
    private readonly Option<string?> _out = CommandLine.Options.OptionalText("--out", "DIR", "Where --drop writes train.csv and test.csv; made where it is absent.");
    private readonly Option<int> _rows = DataOptions.Rows();

    protected override IEnumerable<Option> Options => [_drop, _out, _rows];

    protected override DataAnswer Answer(DataCall call)
    {
        var target = Target(call);
        var data = call.Dataset();
        var files = DataOptions.FileNames.Select(file => (Name: file, Rows: DuplicateRows.Find(data.Table(file)))).ToArray();
        if (target is not null)
        {
            OutputFolder.Writing("--out", target, folder => HarData.WriteCsv(data with { Train = DuplicateRows.Drop(data.Train), Test = DuplicateRows.Drop(data.Test) }, folder));
        }

        return new DataAnswer(
            json =>
            {
                foreach (var (name, rows) in files)
                {
                    json.Object(name, () =>
                    {
                        json.WriteNumber("count", rows.Count);
                        json.Array("rows", rows, json.WriteNumberValue);
                    });
                }
            },
            text =>
            {
                var most = call.Get(_rows) == 0 ? int.MaxValue : call.Get(_rows);
                foreach (var (name, rows) in files)
                {
                    text.Line($"{name}: {rows.Count} of {data.Table(name).Rows} rows repeat an earlier one");
                    if (rows.Count > 0)
                    {
                        text.Line($"  rows (from 0): {string.Join(", ", rows.Take(most))}{(rows.Count > most ? $" and {rows.Count - most} more; --rows 0 shows all" : string.Empty)}");
                    }
                }

                if (target is not null)
                {
                    text.Line($"The files without them are in {target}.");
                }
            });
    }

    private string? Target(DataCall call)
    {
        var (drop, target) = (call.Get(_drop), call.Get(_out));
        if (drop != target is not null)
        {
            throw new BadInputException(drop
                ? "--drop: there is no folder to write to. Give --out DIR too."
                : $"--out {target}: nothing is written without --drop. Give --drop too, or leave --out out.");
        }

        return target is null ? null : DataOptions.OtherFolder(call, target);
    }
}
