using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using HarOrleans.Charts;
using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Host.Output;
using HarOrleans.Host.Progress;
using HarOrleans.Host.Reading;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary><c>har importance</c>: how much a model rests on each column.</summary>
internal sealed class ImportanceVerb() : ModelVerb("importance", "Measure how far a model's accuracy falls when one column, or one channel of raw windows, is shuffled: permutation importance, as scikit-learn has it.")
{
    private const int Drawn = 30;
    private const int Timed = 2;

    private readonly ModelOptions _model = new();
    private readonly RowsOptions _rows = new();
    private readonly Option<int> _repeats = Options.Whole("--repeats", "Shuffles of each column.", 10, 1, 10_000);
    private readonly Option<int> _seed = Options.Whole("--seed", "Seed of the shuffles: scikit-learn's random_state.", 42, 0, int.MaxValue);
    private readonly Option<int> _top = Options.Whole("--top", "Columns that are listed, the most important first.", 20, 1, int.MaxValue);
    private readonly HtmlOption _html = new($"the {Drawn} most important columns as bars");
    private readonly LogOption _log = new();

    protected override IEnumerable<Symbol> Symbols => [.. _model.Symbols, .. _rows.Symbols, _repeats, _seed, _top, _html.Option, _log.Option];

    protected override async Task<Answer> AnswerAsync(ModelCall call)
    {
        var model = await _model.LoadAsync(call);
        _log.Check(call, model);
        _html.Look(call);
        var rows = await _rows.LoadAsync(call, model);
        var (repeats, seed) = (call.Get(_repeats), call.Get(_seed));
        var started = Stopwatch.GetTimestamp();
        var importance = Measure(call, model, rows, repeats, (uint)seed);
        var took = TextFormat.Duration(Stopwatch.GetElapsedTime(started));
        var document = ImportanceDocument.Of(model.Name, rows, repeats, seed, importance);
        var (ranked, what, count) = (document.Ranked(), model.ReadsWindows ? "channel" : "column", rows.Prepared.FeatureCount);
        var how = model.ReadsWindows
            ? FormattableString.Invariant($"{count * repeats} times all windows were predicted")
            : $"predicting the rows anew for each takes about {TextFormat.Duration(OnePrediction(model, rows, call.Interrupted) * repeats * count)}";
        return new Answer(
            [
                model.Line,
                rows.Line,
                FormattableString.Invariant($"Accuracy {TextFormat.Value(importance.Base)}. Shuffled {repeats} {(repeats == 1 ? "time" : "times")} each, a {what}'s mean drop of it:"),
                "",
                .. TextTable.Lines([what, ">mean", ">std"], ranked.Take(call.Get(_top)).Select(each => (string[])[each, Drop(document.Mean[each]), Drop(document.Std[each])])),
                "",
                FormattableString.Invariant($"{count} {what}s in {took}; {how}."),
                .. _html.Write(call, () => Draw(model, document, ranked, what)),
                .. await _log.StoreAsync(call, model, EvaluationFiles.Importance, document),
            ],
            document);
    }

    private static FeatureImportance Measure(ModelCall call, ChosenModel model, ModelRows rows, int repeats, uint seed) => model.ReadsWindows
        ? PermutationImportance.OfWindows(
            model.Stored.Weights, model.Activation, rows.X, rows.Y, repeats, seed, new CountLines("Shuffles", rows.Prepared.FeatureCount * repeats, call.Terminal.Note), call.Interrupted)
        : PermutationImportance.Of(
            model.Stored.Weights, model.Activation, rows.X, rows.Y, repeats, seed, new CountLines("Columns", rows.Prepared.FeatureCount, call.Terminal.Note), call.Interrupted);

    private static string Drop(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);

    private static TimeSpan OnePrediction(ChosenModel model, ModelRows rows, CancellationToken cancellationToken)
    {
        using var ready = model.Ready();
        ready.Predict(rows.X, cancellationToken); // the first call loads and warms up
        var started = Stopwatch.GetTimestamp();
        for (var at = 0; at < Timed; at++)
        {
            ready.Predict(rows.X, cancellationToken);
        }

        return Stopwatch.GetElapsedTime(started) / Timed;
    }

    private static string Draw(ChosenModel model, ImportanceDocument document, IReadOnlyList<string> ranked, string what)
    {
        string[] drawn = [.. ranked.Take(Drawn)];
        return HtmlCharts.Bars(new BarChart(
            $"Permutation importance of {model.Name}",
            what,
            "mean drop of accuracy",
            drawn,
            [new BarSeries("mean drop", [.. drawn.Select(each => (double?)document.Mean[each])]) { Deviations = [.. drawn.Select(each => document.Std[each])] }]));
    }
}
