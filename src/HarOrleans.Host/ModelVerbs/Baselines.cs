using HarOrleans.Data;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>The baselines of some rows: fitted on the training rows, and under the protocol <c>notebook</c> on the rows themselves too, as the notebook did.</summary>
internal static class Baselines
{
    private const string Train = "train";

    internal static IEnumerable<BaselineDocument> Of(ModelRows rows, uint seed, CancellationToken cancellationToken)
    {
        var all = rows.Prepared;
        List<(string Name, float[] X, int[] Y)> fits = [(Train, all.TrainX, all.TrainY)];
        if (all.Protocol == HarData.NotebookProtocol)
        {
            fits.Add((rows.Name, rows.X, rows.Y));
        }

        foreach (var (name, x, y) in fits)
        {
            BaselineDocument Row(string model, int[] predicted) => BaselineDocument.Of(model, name, rows, predicted);
            yield return Row("most_frequent", DummyClassifier.MostFrequent(y, all.Classes.Count, rows.Y.Length));
            yield return Row("stratified", DummyClassifier.Stratified(y, all.Classes.Count, rows.Y.Length, seed));
            yield return Row("uniform", DummyClassifier.Uniform(all.Classes.Count, rows.Y.Length, seed));
            yield return Row("logistic_regression", LogisticRegression.Fit(x, y, all.FeatureCount, all.Classes.Count, cancellationToken).Predict(rows.X).Predicted());
        }
    }
}
