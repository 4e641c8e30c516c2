using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Studies;
using HarOrleans.Training;

namespace HarOrleans.Host.Demo;

/// <summary>The result in words: counts, the best trial, its classification report and its confusion matrix.</summary>
internal static class DemoReport
{
    /// <summary>What is said about the data, wherever a figure rests on it.</summary>
    internal static string Data(DatasetFacts dataset) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(dataset.Simulated ? StudyData.Simulated : dataset.Name)}: {dataset.Train} training rows, {dataset.Test} test rows, {dataset.Features} features");

    /// <summary>The lines of the whole report.</summary>
    internal static IEnumerable<string> Lines(DemoResult result)
    {
        var counts = result.Study.Counts;
        yield return "";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Study {result.Study.Spec.Name}: {counts.Finished} finished trials ({counts.Complete} complete, {counts.Pruned} pruned, {counts.Fail} failed).");
        if (result.Study.Best is not { } best)
        {
            yield return "No trial is complete, so there is no best one.";
            foreach (var failed in result.Trials.Where(t => t.State == TrialState.Fail).Take(3))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"Trial {failed.Number} failed: {failed.Reason}");
            }

            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"Best trial: {best.Number}, value {TextFormat.Value(best.Value ?? double.NaN)} (validation accuracy)");
        var width = result.ParamOrder.Max(n => n.Length);
        foreach (var (name, value) in TextFormat.Params(best, result.ParamOrder))
        {
            yield return $"  {name.PadRight(width)}  {TextFormat.Param(value)}";
        }

        if (result.Evaluation is not { } evaluation)
        {
            yield break;
        }

        yield return "";
        yield return string.Create(CultureInfo.InvariantCulture, $"Its weights of epoch {evaluation.Step} on the {evaluation.Weighted.Support} {evaluation.Dataset} rows{(result.Dataset.Simulated ? " (simulated)" : "")}:");
        yield return "";
        foreach (var line in ClassificationReport.Text(evaluation).Split('\n'))
        {
            yield return line;
        }

        yield return "Confusion matrix (rows: actual, columns: predicted)";
        yield return "";
        foreach (var line in ConfusionText.Lines(evaluation))
        {
            yield return line;
        }

        foreach (var line in result.Test is { } test ? TestLines(result, test) : [])
        {
            yield return line;
        }

        if (result.Refit is { } refit)
        {
            yield return "";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Refit on all people of the training file for {refit.Epochs} epochs: test accuracy {refit.Accuracy:0.0000}, 95 % interval {refit.Low:0.0000} to {refit.High:0.0000}.");
            yield return Subjects(refit.Subjects);
            yield return $"The model: artifacts/{refit.Model} in the state folder (har predict and serve-model take it as --model-dir).";
        }
    }

    private static string Subjects(IReadOnlyDictionary<int, double> accuracies) =>
        "By subject: " + string.Join(", ", accuracies.OrderBy(x => x.Key).Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Key}: {x.Value:0.000}"))) + ".";

    private static IEnumerable<string> TestLines(DemoResult result, WinnerScore test)
    {
        var rows = test.Evaluation.Weighted.Support;
        yield return "";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Test accuracy of these weights: {test.Evaluation.Accuracy:0.0000}, 95 % interval {test.Low:0.0000} to {test.High:0.0000} ({rows} rows of {test.Subjects.Count} other people{(result.Dataset.Simulated ? ", simulated" : "")}; looked at once, after the choice was made).");
        yield return Subjects(test.Subjects);
        yield return "The validation accuracy is the best of all trials and epochs on people that were held out of the training file, so it flatters a little; the test accuracy is what to expect of new people.";
        yield return $"Protocol '{HarData.NotebookProtocol}' has one figure for both: it chooses trials and epochs by the test file and gives the model the subject's number, so its figure is no forecast.";
    }
}
