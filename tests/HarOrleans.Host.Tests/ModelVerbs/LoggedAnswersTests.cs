using HarOrleans.Dashboard;
using HarOrleans.Data.Acquisition;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Demo;
using HarOrleans.Host.ModelVerbs;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Host.Output;
using HarOrleans.Training;

namespace HarOrleans.Host.Tests.ModelVerbs;

/// <summary>What the verbs log with <c>--log</c> is what the dashboard reads: each document is written, and read by the page's own reader.</summary>
public sealed class LoggedAnswersTests : IDisposable
{
    private static readonly string Run = new('a', 32);
    private readonly ModelVerbFixture _har = new();
    private readonly ModelRows _rows;
    private readonly ChosenModel _model;

    public LoggedAnswersTests()
    {
        var found = new FoundData(_har.Data(), DataOrigin.Given);
        _rows = ModelRows.Of(DemoData.Load(DemoData.Source(), found, new DemoOptions(), TestContext.Current.CancellationToken), "test");
        var stored = StoredModel.OfFile("A", _har.Weights("a.pth", 2, 2)) with { RunId = Run };
        _model = new ChosenModel(stored, ModelShape.Of(stored.Weights), "tanh");
    }

    public void Dispose() => _har.Dispose();

    [Fact]
    public async Task An_evaluation()
    {
        var score = Score(4);
        var read = await ReadAsync(EvaluateDocument.Of(_model, _rows, score, null), LoggedEvaluation.Read);

        var (written, classes) = (score.Evaluation, read.Classes);
        Assert.Equal((_rows.Facts.Name, _rows.Prepared.Protocol, "test"), (read.Dataset, read.Protocol, read.Split));
        Assert.Equal((written.Accuracy, written.Loss, written.Macro, written.Weighted), (classes.Accuracy, classes.Loss, classes.Macro, classes.Weighted));
        Assert.Equal(written.Classes, classes.Classes);
        Assert.Equal(written.Scores, classes.Scores);
        Assert.Equal(written.Confusion, classes.Confusion);
        Assert.Equal(SubjectInterval.Of(score.Subjects), read.Interval);
        Assert.Equal((score.Probabilities.RocAucMacro, score.Probabilities.RocAucWeighted), (read.RocAucMacro, read.RocAucWeighted));
        Assert.Equal(score.Probabilities.RocAuc, read.RocAuc);
        Assert.Equal((score.Probabilities.LogLoss, score.Probabilities.CalibrationError), (read.LogLoss, read.CalibrationError));
        Assert.Equal(_rows.Y.Length, read.Calibration.Sum(bar => bar.Rows));
        Assert.Equal(written.Accuracy, read.Calibration.Sum(bar => bar.Accuracy * bar.Rows) / _rows.Y.Length, 12);
        Assert.Equal(score.Subjects.Select(each => (Name(each.Subject), each.Accuracy)), read.People.Select(each => (each.Key, each.Value)));
    }

    [Fact]
    public async Task An_evaluation_whose_figures_are_not_defined()
    {
        var score = Score(4);
        var undefined = score with { Evaluation = score.Evaluation with { Loss = double.PositiveInfinity }, Probabilities = score.Probabilities with { RocAucMacro = null, RocAucWeighted = null, RocAuc = [null, null] } };
        var read = await ReadAsync(EvaluateDocument.Of(_model, _rows, undefined, null), LoggedEvaluation.Read);

        Assert.Equal((double.NaN, null, null), (read.Classes.Loss, read.RocAucMacro, read.RocAucWeighted));
        Assert.Equal([null, null], read.RocAuc);
    }

    [Fact]
    public async Task Baselines_beside_the_model()
    {
        BaselineDocument[] models = [.. Baselines.Of(_rows, 0, TestContext.Current.CancellationToken), BaselineDocument.Of(_model.Name, null, _rows, Score(4).Predicted)];
        var read = await ReadAsync(new BaselinesDocument(_rows.Facts.Name, false, _rows.Prepared.Protocol, _rows.Name, _rows.Prepared.Classes, models), LoggedBaselines.Read);

        Assert.Equal((_rows.Facts.Name, "test", false), (read.Dataset, read.Split, read.KnewTheAnswers));
        Assert.Equal(models.Select(each => (each.Name, each.FittedOn)), read.Models.Select(each => (each.Name, each.FittedOn)));
        Assert.Equal(models.SelectMany(each => each.Figures()), read.Models.SelectMany(each => each.Figures));
        Assert.All(read.Models, each => Assert.Equal(BaselineScore.Columns.Count, each.Figures.Count));
    }

    [Fact]
    public async Task A_comparison()
    {
        var (a, b) = (Score(4), Score(5));
        var (other, bootstrap) = (_model with { Stored = _model.Stored with { Name = "b.pth", RunId = null } }, SubjectBootstrap.Of(a.Subjects, b.Subjects));
        var test = McNemar.Of(_rows.Y, a.Predicted, b.Predicted);
        var document = CompareDocument.Of(_rows, ComparedModel.Of(_model, a), ComparedModel.Of(other, b), bootstrap, SubjectBootstrap.Resamples, test);
        var read = await ReadAsync(document, LoggedComparison.Read);

        Assert.Equal((_rows.Facts.Name, "test", document.Verdict), (read.Dataset, read.Split, read.Verdict));
        Assert.Equal((bootstrap.Difference, (bootstrap.Low, bootstrap.High), bootstrap.Differ), (read.Difference, read.Interval, read.Differ));
        Assert.Equal((test.OnlyFirst, test.OnlySecond, test.PValue), (read.OnlyA, read.OnlyB, read.PValue));
        Assert.Equal((_model.Name, Run, a.Evaluation.Accuracy, SubjectInterval.Of(a.Subjects)), (read.A.Model, read.A.Run, read.A.Accuracy, read.A.Interval));
        Assert.Equal(("b.pth", null, b.Evaluation.Accuracy), (read.B.Model, read.B.Run, read.B.Accuracy));
        Assert.Equal(b.Subjects.Select(each => (Name(each.Subject), each.Accuracy)), read.B.People.Select(each => (each.Key, each.Value)));
    }

    [Fact]
    public async Task Importances()
    {
        var importance = new FeatureImportance(0.875, [[0.0, 0.25], [0.5, 0.25]]);
        var read = await ReadAsync(ImportanceDocument.Of(_model.Name, _rows, 2, 42, importance), LoggedImportance.Read);

        Assert.Equal([(_rows.Prepared.FeatureNames[1], 0.375, 0.125), (_rows.Prepared.FeatureNames[0], 0.125, 0.125)], read.Columns);
        Assert.Equal($"2 shuffles each, on test of {_rows.Facts.Name}, where the accuracy is 0.875.", read.About);
    }

    private static string Name(int subject) => FormattableString.Invariant($"{subject}");

    /// <summary>A model that is wrong on every so manieth row, and surer of some than of others.</summary>
    private ModelScore Score(int every)
    {
        float[] logits = [.. _rows.Y.SelectMany((label, row) => Enumerable.Range(0, 2).Select(each => (each == label) == (row % every != 0) ? 0.5f + (row / 10f) : 0f))];
        return ModelScore.Of(_rows.Name, _rows.Prepared.Classes, new ModelOutput(logits, 2), _rows.Y, _rows.Subjects);
    }

    private static async Task<T> ReadAsync<T>(object document, Func<System.Text.Json.JsonElement, T> read)
        where T : class
    {
        using var file = new MemoryStream(JsonText.Write(document));
        return await LoggedJson.ReadAsync(file, read) ?? throw new InvalidOperationException("The page left the file out.");
    }
}
