using System.Globalization;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>How one of several models does; <c>report_text</c> has encoded labels. <c>fitted_on</c> is null of a model that was trained elsewhere.</summary>
internal sealed record BaselineDocument(
    string Name, string? FittedOn, double Accuracy, double PrecisionWeighted, double RecallWeighted, double F1Weighted, double F1Macro, string ReportText)
{
    /// <summary>What it is called in a drawing.</summary>
    internal string Label => FittedOn is null ? Name : $"{Name} ({FittedOn})";

    internal static BaselineDocument Of(string name, string? fittedOn, ModelRows rows, int[] predicted)
    {
        string[] labels = [.. Enumerable.Range(0, rows.Prepared.Classes.Count).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        var evaluation = Evaluations.Of(rows.Name, 0, labels, rows.Y, predicted, double.NaN);
        var (mean, macro) = (evaluation.Weighted, evaluation.Macro);
        return new BaselineDocument(
            name, fittedOn, evaluation.Accuracy, mean.Precision, mean.Recall, mean.F1, macro.F1, ClassificationReport.Text(Evaluations.Present(evaluation)));
    }

    /// <summary>Accuracy; precision, recall and F1 weighted by support; macro F1.</summary>
    internal IEnumerable<double> Figures() => [Accuracy, PrecisionWeighted, RecallWeighted, F1Weighted, F1Macro];
}
