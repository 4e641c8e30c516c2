using System.CommandLine;
using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Data.Windows;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Server;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary><c>har predict</c>: what a model says of rows that nobody has labelled.</summary>
internal sealed class PredictVerb() : ModelVerb("predict", "Predict raw rows (CSV), raw sensor windows (npz) or a scoring request (JSON).")
{
    private readonly ServedModelOptions _model = new();
    private readonly Option<string?> _input = Options.OptionalText(
        "--input", "FILE", "Rows: .csv or .csv.gz with the model's columns, unscaled (subject and Activity may be there, too); .npz with raw windows; .json as POST /invocations takes it.");

    private readonly Option<int> _top = Options.Whole("--rows", "Rows that are shown at most; 0 shows all. A JSON document always has all.", 20, 0, int.MaxValue);

    protected override IEnumerable<Symbol> Symbols => [.. _model.Symbols, _input, _top];

    protected override async Task<Answer> AnswerAsync(ModelCall call)
    {
        var input = call.Get(_input) ?? throw new BadInputException("--input: no file is named. Give --input FILE, a .csv, .npz or .json file.");
        using var model = await _model.LoadAsync(call);
        var predictions = Predict(model, input, call.Interrupted);
        if (predictions.Count == 0)
        {
            throw new BadInputException($"--input {input}: there is no row in it, so there is nothing to predict. Give a file with at least one.");
        }

        var most = call.Get(_top) == 0 ? predictions.Count : call.Get(_top);
        return new Answer(
            [
                .. TextTable.Lines(
                    [">row", "class", ">probability", "next", ">probability"],
                    predictions.Take(most).Select((each, row) => Row(each, row))),
                .. most < predictions.Count ? [FormattableString.Invariant($"{predictions.Count - most} more; --rows 0 shows all, --json FILE writes them.")] : (string[])[],
                "",
                .. predictions.GroupBy(each => each.Class).OrderBy(each => each.Key, StringComparer.Ordinal)
                    .Select(each => FormattableString.Invariant($"{each.Key}: {each.Count()}")),
            ],
            new PredictionsDocument(predictions));
    }

    private static IReadOnlyList<Prediction> Predict(ServedModel model, string input, CancellationToken cancellationToken)
    {
        try
        {
            return (Path.GetExtension(input), Path.GetExtension(Path.GetFileNameWithoutExtension(input))) switch
            {
                (".npz", _) => model.PredictWindows(HarWindows.ReadNpz(input, cancellationToken)),
                (".json", _) => ScoringRequest.Answer(model, Request(input)),
                (".csv", _) or (".gz", ".csv") => RowsFile.Predict(model, input, cancellationToken),
                _ => throw new BadInputException($"--input {input}: what is in this file? Give a name that ends in .csv, .csv.gz, .npz or .json."),
            };
        }
        catch (Exception e) when (e is InvalidSpecException or InvalidDataSetException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new BadInputException($"--input {input}: {e.Message}");
        }
    }

    private static byte[] Request(string input) => new FileInfo(input) is { Exists: true, Length: > ScoringProtocol.MostBytes } large
        ? throw new BadInputException(FormattableString.Invariant($"--input {input}: the request has {large.Length} bytes, and at most {ScoringProtocol.MostBytes} are read. Give the rows as .csv, or the windows as .npz."))
        : File.ReadAllBytes(input);

    private static string[] Row(Prediction prediction, int row)
    {
        var next = prediction.Probabilities.Where(each => each.Key != prediction.Class).MaxBy(each => each.Value);
        return
        [
            row.ToString(CultureInfo.InvariantCulture), prediction.Class, TextFormat.Value(prediction.Probabilities[prediction.Class]), next.Key ?? "-", TextFormat.Value(next.Value),
        ];
    }
}
