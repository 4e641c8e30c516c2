using System.CommandLine;
using HarOrleans.Data;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data convert</c>: the files in another form, with the same bits.</summary>
internal sealed class ConvertVerb() : DataVerb("convert", "Write train and test in another form; every value keeps its bits.")
{
    private const string Parquet = "parquet";

    private readonly Option<string?> _out = CommandLine.Options.OptionalText("--out", "DIR", "Where the two files are written; made where it is absent.");
    private readonly Option<string> _format = CommandLine.Options.Choice("--format", "FORMAT", "Their form.", Parquet, [Parquet, "csv"]);

    protected override IEnumerable<Option> Options => [_out, _format];

    protected override DataAnswer Answer(DataCall call)
    {
        var (target, format) = (DataOptions.OtherFolder(call, call.Get(_out)), call.Get(_format));
        var data = call.Dataset();
        Action<HarDataset, string> write = format == Parquet ? HarData.WriteParquet : HarData.WriteCsv;
        OutputFolder.Writing("--out", target, folder => write(data, folder));
        string[] paths = [.. DataOptions.FileNames.Select(name => Path.Combine(target, $"{name}.{format}"))];
        return new DataAnswer(
            json =>
            {
                json.WriteString("format", format);
                json.Array("files", paths, json.WriteStringValue);
            },
            text => text.Line($"{string.Join(" and ", paths)} hold {data.Train.Rows} and {data.Test.Rows} rows."));
    }
}
