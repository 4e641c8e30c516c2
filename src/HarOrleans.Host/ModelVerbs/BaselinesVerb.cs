using System.CommandLine;
using HarOrleans.Charts;
using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary><c>har baselines</c>: what models have to beat.</summary>
internal sealed class BaselinesVerb() : ModelVerb("baselines", "Measure what a model has to beat: guesses, and multinomial logistic regression; beside a model where one is named.")
{
    private readonly ModelOptions _model = new();
    private readonly RowsOptions _rows = new();
    private readonly Option<int> _seed = Options.Whole("--seed", "Seed of the guesses: scikit-learn's random_state.", 42, 0, int.MaxValue);
    private readonly HtmlOption _html = new("the table as a heat map");
    private readonly LogOption _log = new();

    protected override IEnumerable<Symbol> Symbols => [.. _model.Symbols, .. _rows.Symbols, _seed, _html.Option, _log.Option];

    protected override async Task<Answer> AnswerAsync(ModelCall call)
    {
        var model = await _model.LoadIfNamedAsync(call);
        _log.Check(call, model);
        _html.Look(call);
        var rows = await _rows.LoadAsync(call, model is null ? [] : [model]);
        List<BaselineDocument> results = [.. Baselines.Of(rows, (uint)call.Get(_seed), call.Interrupted)];
        if (model is not null)
        {
            results.Add(BaselineDocument.Of(model.Name, null, rows, model.Predict(rows.X, call.Interrupted).Predicted()));
        }

        var document = new BaselinesDocument(rows.Facts.Name, rows.Facts.Simulated, rows.Prepared.Protocol, rows.Name, rows.Prepared.Classes, results);
        string[] columns = ["accuracy", "precision", "recall", "F1", "F1 macro"];
        var cheats = results.Any(each => each.FittedOn == rows.Name);
        return new Answer(
            [
                rows.Line,
                "",
                .. TextTable.Lines(
                    ["model", "fitted on", .. columns.Select(each => $">{each}")],
                    results.Select(each => (string[])[each.Name, each.FittedOn ?? "-", .. each.Figures().Select(TextFormat.Value)])),
                "",
                "Precision, recall and F1 are weighted by support.",
                .. cheats ? [$"What was fitted on {rows.Name} knew the answers: the notebook did so, and such figures say nothing about other people."] : (string[])[],
                .. _html.Write(call, () => HtmlCharts.HeatMaps(
                    $"Baselines on {rows.Facts.Name}",
                    new HeatMap(
                        "Scores",
                        "model",
                        "score",
                        [.. results.Select(each => each.Label)],
                        columns,
                        [.. results.Select(each => (IReadOnlyList<double?>)[.. each.Figures().Select(value => (double?)value)])],
                        Digits: 4))),
                .. model is null ? [] : await _log.StoreAsync(call, model, EvaluationFiles.Baselines, document),
            ],
            document);
    }
}
