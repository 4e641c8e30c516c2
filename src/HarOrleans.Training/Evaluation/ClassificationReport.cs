using System.Globalization;
using System.Text;
using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>An evaluation in the two forms of scikit-learn's <c>classification_report</c>, without libtorch.</summary>
public static class ClassificationReport
{
    private const int Column = 9;

    /// <summary>The report as text, character for character as scikit-learn prints it, with line feeds and one at the end; with the labels of all classes, see <see cref="Evaluations.Present"/>.</summary>
    /// <param name="evaluation">What to report.</param>
    /// <param name="digits">Digits after the point; scikit-learn's own default is 2.</param>
    public static string Text(Evaluation evaluation, int digits = 4)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        var labels = Math.Max(evaluation.Classes.Select(label => label.Length).DefaultIfEmpty().Max(), Math.Max(Evaluations.Weighted.Length, digits));
        var text = new StringBuilder();
        void Line(string label, params string[] cells)
        {
            text.Append(label.PadLeft(labels)).Append(' ');
            foreach (var cell in cells)
            {
                text.Append(' ').Append(cell.PadLeft(Column));
            }

            text.Append('\n');
        }

        // Where nothing at all was predicted correctly, scikit-learn's counts are floats, and it prints them so.
        var count = evaluation.Accuracy == 0 ? ".0" : string.Empty;
        void ScoreLine(ClassScore score) => Line(
            score.Label, Fixed(score.Precision, digits), Fixed(score.Recall, digits), Fixed(score.F1, digits), Whole(score.Support) + count);

        Line(string.Empty, "precision", "recall", "f1-score", "support");
        text.Append('\n');
        foreach (var score in evaluation.Scores)
        {
            ScoreLine(score);
        }

        text.Append('\n');
        Line("accuracy", string.Empty, string.Empty, Fixed(evaluation.Accuracy, digits), Whole(evaluation.Weighted.Support) + count);
        ScoreLine(evaluation.Macro);
        ScoreLine(evaluation.Weighted);
        return text.ToString();
    }

    /// <summary>
    /// The report as scikit-learn's <c>output_dict</c>, in its order: each class, <c>accuracy</c> (a double), <c>macro avg</c>, <c>weighted avg</c>;
    /// each of the others a map of <c>precision</c>, <c>recall</c>, <c>f1-score</c>, <c>support</c> to doubles. Serializes to JSON as it is.
    /// </summary>
    public static IReadOnlyDictionary<string, object> Dictionary(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var report = new OrderedDictionary<string, object>();
        foreach (var score in evaluation.Scores)
        {
            report[score.Label] = Map(score);
        }

        report["accuracy"] = evaluation.Accuracy;
        report[Evaluations.Macro] = Map(evaluation.Macro);
        report[Evaluations.Weighted] = Map(evaluation.Weighted);
        return report;
    }

    private static OrderedDictionary<string, double> Map(ClassScore score) => new()
    {
        ["precision"] = score.Precision,
        ["recall"] = score.Recall,
        ["f1-score"] = score.F1,
        ["support"] = score.Support,
    };

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Fixed(double value, int digits) => PythonFormat.Fixed(value, digits);
}
