using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using HarOrleans.Charts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary><c>har importance</c>: how much a model rests on each column.</summary>
internal sealed class ImportanceVerb() : ModelVerb("importance", "Measure how far a model's accuracy falls when one column is shuffled: permutation importance, as scikit-learn has it.")
{
    private const int Drawn = 30;
    private const int Timed = 2;

    private readonly ModelOptions _model = new();
    private readonly RowsOptions _rows = new();
    private readonly Option<int> _repeats = Options.Whole("--repeats", "Shuffles of each column.", 10, 1, 10_000);
    private readonly Option<int> _seed = Options.Whole("--seed", "Seed of the shuffles: scikit-learn's random_state.", 42, 0, int.MaxValue);
    private readonly Option<int> _top = Options.Whole("--top", "Columns that are listed, the most important first.", 20, 1, int.MaxValue);
    private readonly HtmlOption _html = new($"the {Drawn} most important columns as bars");

    protected override IEnumerable<Symbol> Symbols => [.. _model.Symbols, .. _rows.Symbols, _repeats, _seed, _top, _html.Option];

    protected override async Task<Answer> AnswerAsync(ModelCall call)
    {
        var model = await _model.LoadAsync(call);
        if (model.ReadsWindows || model.Shape is not LstmShape { Bidirectional: false })
        {
            throw new BadInputException($"{model.Line}: its columns cannot be shuffled. Give an LSTM of one direction on rows of features, a model of {HarLstm.Name}.");
        }

        var rows = await _rows.LoadAsync(call, model);
        var repeats = call.Get(_repeats);
        var started = Stopwatch.GetTimestamp();
        var importance = PermutationImportance.Of(model.Stored.Weights, model.Activation, rows.X, rows.Y, repeats, (uint)call.Get(_seed), call.Interrupted);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var slow = SecondsOfOnePrediction(model, rows, call.Interrupted) * repeats * rows.Prepared.FeatureCount;
        var document = ImportanceDocument.Of(rows.Prepared.FeatureNames, importance);
        var ranked = document.Ranked();
        return new Answer(
            [
                model.Line,
                rows.Line,
                FormattableString.Invariant($"Accuracy {TextFormat.Value(importance.Base)}. Shuffled {repeats} times each, a column's mean drop of it:"),
                "",
                .. TextTable.Lines(["column", ">mean", ">std"], ranked.Take(call.Get(_top)).Select(each => (string[])[each, Drop(document.Mean[each]), Drop(document.Std[each])])),
                "",
                FormattableString.Invariant($"{rows.Prepared.FeatureCount} columns in {TextFormat.Duration(TimeSpan.FromSeconds(seconds))}; predicting the rows anew for each takes about {TextFormat.Duration(TimeSpan.FromSeconds(slow))}."),
                .. _html.Write(call, () => Draw(model, document, ranked)),
            ],
            document);
    }

    private static string Drop(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);

    private static double SecondsOfOnePrediction(ChosenModel model, ModelRows rows, CancellationToken cancellationToken)
    {
        using var ready = model.Ready();
        ready.Predict(rows.X, cancellationToken); // the first call loads and warms up
        var started = Stopwatch.GetTimestamp();
        for (var at = 0; at < Timed; at++)
        {
            ready.Predict(rows.X, cancellationToken);
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds / Timed;
    }

    private static string Draw(ChosenModel model, ImportanceDocument document, IReadOnlyList<string> ranked)
    {
        string[] drawn = [.. ranked.Take(Drawn)];
        return HtmlCharts.Bars(new BarChart(
            $"Permutation importance of {model.Name}",
            "column",
            "mean drop of accuracy",
            drawn,
            [new BarSeries("mean drop", [.. drawn.Select(each => (double?)document.Mean[each])]) { Deviations = [.. drawn.Select(each => document.Std[each])] }]));
    }
}
