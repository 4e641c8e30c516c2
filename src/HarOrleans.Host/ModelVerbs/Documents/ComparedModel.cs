using System.Globalization;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>One of two models: its accuracy with the 95 % interval over people, and by person.</summary>
internal sealed record ComparedModel(string Model, double Accuracy, IReadOnlyList<double> Interval, IReadOnlyDictionary<string, double> Subjects)
{
    internal static ComparedModel Of(string name, ModelScore score)
    {
        var (low, high) = SubjectInterval.Of(score.Subjects);
        return new ComparedModel(
            name,
            score.Evaluation.Accuracy,
            [low, high],
            new OrderedDictionary<string, double>(score.Subjects.Select(each => KeyValuePair.Create(each.Subject.ToString(CultureInfo.InvariantCulture), each.Accuracy))));
    }
}
