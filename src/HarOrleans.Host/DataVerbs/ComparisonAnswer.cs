using System.Globalization;
using System.Text.RegularExpressions;
using HarOrleans.Data;
using HarOrleans.Data.Features;
using HarOrleans.Data.Windows;

namespace HarOrleans.Host.DataVerbs;

/// <summary>The features of published windows, against the published ones, as a table of kinds and a document of columns.</summary>
internal static partial class ComparisonAnswer
{
    /// <summary>Compares the files of a folder.</summary>
    /// <exception cref="BadInputException">A file is missing or cannot be used, or they do not belong together.</exception>
    internal static DataAnswer Of(string folder, CancellationToken cancellationToken)
    {
        var comparison = Compare(folder, cancellationToken);
        return new DataAnswer(
            json =>
            {
                json.WriteNumber("windows", comparison.Windows);
                json.WriteNumber("tolerance", FeatureComparison.Tolerance);
                json.Objects("columns", comparison.Columns, column =>
                {
                    json.WriteString("name", column.Name);
                    json.Figure("largest", column.Largest);
                    json.Figure("mean", column.Mean);
                    json.WriteNumber("beyond", column.Beyond);
                });
            },
            text => Tell(text, comparison));
    }

    private static void Tell(DataText text, FeatureComparison comparison)
    {
        text.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{comparison.Windows} windows whose next sample is known; {comparison.Columns.Count(column => column.Largest <= FeatureComparison.Tolerance)} of {comparison.Columns.Count} columns differ by at most {FeatureComparison.Tolerance:0e-0}."));
        text.Table(
            [
                .. comparison.Columns.GroupBy(column => Kind(column.Name)).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => (string[])
                [
                    kind.Key,
                    DataOptions.Count(kind.Count()),
                    kind.Max(column => column.Largest).ToString("0.0e-0", CultureInfo.InvariantCulture),
                    kind.Average(column => column.Mean).ToString("0.0e-0", CultureInfo.InvariantCulture),
                    DataOptions.Count(kind.Count(column => column.Largest > FeatureComparison.Tolerance)),
                    DataOptions.Count(kind.Max(column => column.Beyond)),
                ]),
            ],
            0,
            1,
            "features", "columns", "largest", "mean", "columns > 2e-5", "most rows > 2e-5");
    }

    private static FeatureComparison Compare(string folder, CancellationToken cancellationToken)
    {
        try
        {
            var data = HarData.Load(folder, cancellationToken);
            return FeatureComparison.Of([(Windows("train"), data.Train), (Windows("test"), data.Test)], cancellationToken);
        }
        catch (InvalidDataSetException e)
        {
            throw new BadInputException($"--compare {folder}: {DataMessage.Of(e, folder)}");
        }
        catch (ArgumentException e)
        {
            throw new BadInputException($"--compare {folder}: {e.Message}");
        }

        InertialWindows Windows(string name) => HarWindows.ReadNpz(Path.Combine(folder, name + "_inertial.npz"), cancellationToken);
    }

    private static string Kind(string name)
    {
        var match = Parts().Match(name);
        return !match.Success ? "angle" : match.Groups["signal"].Value == "tGravityAcc" ? $"tGravityAcc {match.Groups["function"]}"
            : $"{(name[0] == 't' ? "time" : "frequency")} {match.Groups["function"]}";
    }

    [GeneratedRegex("^(?<signal>[tf][A-Za-z]+)-(?<function>[A-Za-z]+)")]
    private static partial Regex Parts();
}
