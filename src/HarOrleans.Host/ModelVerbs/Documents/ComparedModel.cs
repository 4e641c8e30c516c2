using System.Globalization;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs.Documents;

/// <summary>One of two models: the run that made it where that is known, its accuracy with the 95 % interval over people, and by person.</summary>
internal sealed record ComparedModel(string Model, string? Run, double Accuracy, IReadOnlyList<double> Interval, IReadOnlyDictionary<string, double> Subjects)
{
    internal static ComparedModel Of(ChosenModel model, ModelScore score)
    {
        var (low, high) = SubjectInterval.Of(score.Subjects);
        return new ComparedModel(
            model.Name,
            model.Stored.RunId,
            score.Evaluation.Accuracy,
            [low, high],
            new OrderedDictionary<string, double>(score.Subjects.Select(each => KeyValuePair.Create(each.Subject.ToString(CultureInfo.InvariantCulture), each.Accuracy))));
    }
}
