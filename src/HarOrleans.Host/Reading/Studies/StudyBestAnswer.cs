using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;

namespace HarOrleans.Host.Reading.Studies;

/// <summary>A study's best trial.</summary>
internal static class StudyBestAnswer
{
    internal static Answer Of(StudySnapshot study, Evaluation? evaluation)
    {
        if (study.Best is not { } best)
        {
            return new Answer(
                [$"Study {study.Spec.Name}: no trial is complete, so there is no best one."],
                new StudyBestDocument(study.Spec.Name, null, null, StudyData.IsSimulated(study.Spec)),
                ExitCodes.Failed);
        }

        var order = study.Spec.Space.Select(p => p.Name).ToList();
        var head = string.Create(CultureInfo.InvariantCulture, $"Study {study.Spec.Name}: best trial {best.Number}, value {TextFormat.Value(best.Value ?? double.NaN)}, run {best.RunId}");
        return new Answer(
            [
                head,
                .. StudyData.IsSimulated(study.Spec) ? [$"Data: {StudyData.Simulated}"] : (string[])[],
                .. Facts.Lines(TextFormat.Params(best, order).Select(p => (p.Key, (string?)TextFormat.Param(p.Value))), "  "),
                .. evaluation is null ? [] : EvaluationLines.Of(evaluation).Prepend(""),
            ],
            new StudyBestDocument(study.Spec.Name, TrialDocument.Of(best, order), EvaluationDocument.Of(evaluation), StudyData.IsSimulated(study.Spec)));
    }
}
