using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Host.Reading;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary><c>har evaluate</c>: how a model does on labelled rows.</summary>
internal sealed class EvaluateVerb() : ModelVerb("evaluate", "Measure a trained model: classification report, confusion matrix, probabilities, people.")
{
    private readonly ModelOptions _model = new();
    private readonly RowsOptions _rows = new();
    private readonly Option<string?> _cell = Options.OptionalText("--cell", "ACTUAL:PREDICTED", "List the rows of this cell of the confusion matrix, for example WALKING:WALKING_UPSTAIRS.");

    private readonly LogOption _log = new();

    protected override IEnumerable<Symbol> Symbols => [.. _model.Symbols, .. _rows.Symbols, _cell, _log.Option];

    protected override async Task<Answer> AnswerAsync(ModelCall call)
    {
        var model = await _model.LoadAsync(call);
        _log.Check(call, model);
        var rows = await _rows.LoadAsync(call, model);
        var cell = call.Get(_cell) is { } text ? MatrixCell.Parse("--cell", text, rows.Prepared.Classes) : null;
        var score = ModelScore.Of(rows.Name, rows.Prepared.Classes, model.Predict(rows.X, call.Interrupted), rows.Y, rows.Subjects);
        var found = cell is null ? null : CellDocument.Of(cell, score, rows);
        var document = EvaluateDocument.Of(model, rows, score, found);
        return new Answer(
            [
                .. EvaluateLines.Of(model, rows, score),
                .. found is null ? [] : EvaluateLines.Cell(found),
                .. await _log.StoreAsync(call, model, EvaluationFiles.Later(rows.Name), document),
            ],
            document);
    }
}
