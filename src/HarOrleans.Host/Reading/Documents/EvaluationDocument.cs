using HarOrleans.Contracts;
using HarOrleans.Training;

namespace HarOrleans.Host.Reading.Documents;

/// <summary>A run's evaluation: the matrix has a row for each actual class, the report the form of scikit-learn's <c>output_dict</c>.</summary>
internal sealed record EvaluationDocument(
    string Dataset,
    long Step,
    double Accuracy,
    double Loss,
    IReadOnlyList<string> Classes,
    IReadOnlyList<IReadOnlyList<long>> Confusion,
    IReadOnlyDictionary<string, object> Report)
{
    internal static EvaluationDocument? Of(Evaluation? evaluation) => evaluation is null
        ? null
        : new(
            evaluation.Dataset,
            evaluation.Step,
            evaluation.Accuracy,
            evaluation.Loss,
            evaluation.Classes,
            evaluation.Confusion,
            ClassificationReport.Dictionary(evaluation));
}
