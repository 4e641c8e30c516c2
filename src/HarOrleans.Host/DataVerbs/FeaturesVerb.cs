using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HarOrleans.Data;
using HarOrleans.Data.Features;
using HarOrleans.Data.Windows;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data features</c>: the 561 features of raw windows or recordings.</summary>
internal sealed class FeaturesVerb() : DataVerb("features", "The 561 features of raw sensor windows, or of a recording that is filtered and cut into windows.")
{
    private readonly Argument<string?> _windows = new("WINDOWS")
    {
        Description = "Windows as .npz (body_acc_x to total_acc_z, and y and subject where known), or a recording of 50 samples a second as .csv or .csv.gz: acc_x, acc_y, acc_z (g), gyro_x, gyro_y, gyro_z (rad/s), "
            + "and time (s), subject, activity where known.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _out = CommandLine.Options.OptionalText("--out", "FILE", "Write the features as .csv or .parquet: 561 columns, and subject and Activity where they are known.");

    private readonly Option<string?> _compare = CommandLine.Options.OptionalText(
        "--compare", "DIR", "Compare with the published features instead: a folder with train and test, and train_inertial.npz and test_inertial.npz.");

    protected override IEnumerable<Argument> Arguments => [_windows];

    protected override IEnumerable<Option> Options => [_out, _compare];

    protected override bool ReadsData => false;

    protected override DataAnswer Answer(DataCall call)
    {
        var (path, target, folder) = (call.Get(_windows), call.Get(_out), call.Get(_compare));
        if (folder is not null)
        {
            return path is null && target is null
                ? ComparisonAnswer.Of(folder, call.Interrupted)
                : throw new BadInputException($"--compare {folder}: it goes neither with WINDOWS nor with --out. Leave them out.");
        }

        if (path is null)
        {
            throw new BadInputException("WINDOWS: there is no file of windows. Give one, or --compare DIR.");
        }

        var asParquet = IsParquet(target);
        var windows = WindowsFile.Read("WINDOWS", path, call.Interrupted);
        var features = Compute(path, windows, call.Interrupted);
        if (target is not null)
        {
            Action<string> write = asParquet ? features.WriteParquet : features.WriteCsv;
            OutputFolder.Writing("--out", target, write);
        }

        return new DataAnswer(json => Write(json, features, target), text => Tell(text, features, target));
    }

    /// <summary>Whether the features go to a Parquet file rather than to CSV.</summary>
    /// <exception cref="BadInputException">The ending stands for neither, or it can be no file.</exception>
    private static bool IsParquet(string? target)
    {
        if (target is null)
        {
            return false;
        }

        OutputFolder.Look("--out", target);
        return Path.GetExtension(target).ToLowerInvariant() switch
        {
            ".parquet" => true,
            ".csv" => false,
            _ => throw new BadInputException($"--out {target}: the name ends neither in .csv nor in .parquet. Give one of the two."),
        };
    }

    private static FeatureTable Compute(string path, InertialWindows windows, CancellationToken cancellationToken)
    {
        try
        {
            return FeatureTable.Of(windows, cancellationToken);
        }
        catch (ArgumentException e)
        {
            throw new BadInputException($"WINDOWS {path}: {e.Message}");
        }
    }

    private static void Write(Utf8JsonWriter json, FeatureTable table, string? target)
    {
        json.WriteNumber("windows", table.Windows.Rows);
        json.WriteNumber("outside", table.Outside.Sum());
        json.WriteString("out", target);
        json.Array("features", WindowFeatures.Names, json.WriteStringValue);
        json.Objects("rows", Enumerable.Range(0, table.Windows.Rows), row =>
        {
            if (table.Windows.Subjects is { } subjects)
            {
                json.WriteNumber("subject", subjects[row]);
            }

            if (table.Activity(row) is { } activity)
            {
                json.WriteString("Activity", activity);
            }

            json.WriteNumber("outside", table.Outside[row]);
            json.Array("features", table.Row(row).ToArray(), json.Figure);
        });
    }

    private static void Tell(DataText text, FeatureTable table, string? target)
    {
        var windows = table.Windows;
        text.Line(FormattableString.Invariant($"{windows.Rows} windows of 2.56 s, {(windows.Subjects?.Distinct().Count() is { } people ? $"of {people} people" : "nobody says of whom")}"));
        if (windows.Labels is not null)
        {
            text.Table(
                [.. Enumerable.Range(0, windows.Rows).CountBy(row => table.Activity(row) ?? "unknown").OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (string[])[pair.Key, DataOptions.Count(pair.Value)])],
                0,
                1,
                "activity", "windows");
        }

        var outside = table.Outside.Sum();
        text.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{(double)outside / windows.Rows:0.0} of the 561 features of a window lie outside the range of the published data, on average, and were set to -1 or 1{(outside > 28 * windows.Rows ? ": many. Look at the units (g, rad/s) and the axes (x up, as the phone is worn at the waist)" : string.Empty)}."));
        text.Line(target is null ? "Nothing was written; --out FILE writes them as CSV, --json FILE as a document." : $"The features are in {target}.");
    }
}
