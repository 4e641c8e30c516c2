using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Host.Reading;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary><c>har compare</c>: whether two models differ.</summary>
internal sealed class CompareVerb() : ModelVerb("compare", "Say whether two models differ on the same rows: bootstrap over people, and McNemar's test.")
{
    private readonly Argument<string> _first = Named("A");
    private readonly Argument<string> _second = Named("B");
    private readonly RowsOptions _rows = new();
    private readonly Option<string> _activation = ModelOptions.ActivationOption();
    private readonly Option<int> _resamples = Options.Whole("--resamples", "Draws of people.", SubjectBootstrap.Resamples, 100, 10_000_000);
    private readonly Option<int> _seed = Options.Whole("--seed", "Seed of the draws.", 42, 0, int.MaxValue);
    private readonly LogOption _log = new();

    protected override IEnumerable<Symbol> Symbols => [_first, _second, .. _rows.Symbols, _activation, _resamples, _seed, _log.Option];

    protected override async Task<Answer> AnswerAsync(ModelCall call)
    {
        var first = await LoadAsync(call, _first);
        var second = await LoadAsync(call, _second);
        _log.Check(call, first, second);
        var rows = await _rows.LoadAsync(call, first.SharesRowsWith(second) ? [first, second] : [first]);
        var others = first.SharesRowsWith(second) ? rows : await _rows.LoadAsync(call, second);
        if (!rows.Y.SequenceEqual(others.Y) || !rows.Subjects.SequenceEqual(others.Subjects))
        {
            throw new BadInputException($"A {first.Name}, B {second.Name}: one reads rows of features and the other raw windows, and in this data these are not the same windows in the same order. Give data where they are.");
        }

        var scores = (((ChosenModel Model, ModelRows Rows)[])[(first, rows), (second, others)])
            .Select(each => ModelScore.Of(rows.Name, rows.Prepared.Classes, each.Model.Predict(each.Rows.X, call.Interrupted), rows.Y, rows.Subjects)).ToArray();
        var bootstrap = SubjectBootstrap.Of(scores[0].Subjects, scores[1].Subjects, (uint)call.Get(_seed), call.Get(_resamples));
        var document = CompareDocument.Of(
            rows, ComparedModel.Of(first, scores[0]), ComparedModel.Of(second, scores[1]), bootstrap, call.Get(_resamples), McNemar.Of(rows.Y, scores[0].Predicted, scores[1].Predicted));
        return new Answer(
            [
                first.Line,
                second.Line,
                rows.Line,
                "",
                .. document.Lines(),
                .. await _log.StoreAsync(call, document, (first, EvaluationFiles.Compared(Known(second))), (second, EvaluationFiles.Compared(Known(first)))),
            ],
            document);
    }

    private static string Known(ChosenModel model) => model.Stored.RunId ?? Path.GetFileName(model.Name);

    private static Argument<string> Named(string name) => new(name) { Description = "A model: a .pth or .safetensors file, STUDY/N for a trial of the state folder, or NAME@ALIAS or models:/NAME/VERSION for a registered model of it." };

    private async Task<ChosenModel> LoadAsync(ModelCall call, Argument<string> argument)
    {
        var text = call.Get(argument);
        var model = File.Exists(text) ? StoredModel.OfFile(argument.Name, text)
            : RegisteredModel.Fits(text) ? await RegisteredModel.LoadAsync(call, argument.Name, text)
            : TrialModel.Fits(text) ? await TrialModel.LoadAsync(call, argument.Name, text)
            : StoredModel.OfFile(argument.Name, text);
        return ChosenModel.Of(model, call, _activation);
    }
}
