using System.Globalization;
using System.Text.RegularExpressions;

namespace HarOrleans.Data.Understanding;

/// <summary>Reads a feature's name by the grammar of the UCI HAR data: signal, function, axis, bands. Formulas stand in Features.</summary>
internal static partial class FeatureMeaning
{
    private const string Unknown = "a number; the name does not follow the grammar of the UCI HAR data";

    /// <summary>Bins of a spectrum are 50 Hz / 128 samples apart.</summary>
    private const double HertzPerBin = 50.0 / 128;

    private static readonly Dictionary<string, string> Signals = new(StringComparer.Ordinal)
    {
        ["BodyAcc"] = "body acceleration",
        ["GravityAcc"] = "gravity acceleration",
        ["BodyAccJerk"] = "jerk of the body acceleration",
        ["BodyGyro"] = "angular velocity",
        ["BodyGyroJerk"] = "jerk of the angular velocity",
    };

    private static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        ["mean"] = "mean",
        ["std"] = "standard deviation",
        ["mad"] = "mean absolute deviation",
        ["max"] = "largest value",
        ["min"] = "smallest value",
        ["energy"] = "energy (mean of squares)",
        ["iqr"] = "interquartile range",
        ["entropy"] = "entropy",
        ["maxInds"] = "place of the strongest frequency",
        ["meanFreq"] = "mean frequency, weighted by strength,",
        ["skewness"] = "skewness",
        ["kurtosis"] = "kurtosis",
    };

    private static readonly Dictionary<string, string> Directions = new(StringComparer.Ordinal)
    {
        ["tBodyAccMean"] = "the mean body acceleration",
        ["tBodyAccJerkMean"] = "the mean jerk of the body acceleration",
        ["tBodyGyroMean"] = "the mean angular velocity",
        ["tBodyGyroJerkMean"] = "the mean jerk of the angular velocity",
        ["X"] = "the X axis",
        ["Y"] = "the Y axis",
        ["Z"] = "the Z axis",
    };

    /// <summary>The meaning of a name, e.g. <c>mean of the body acceleration along X, time domain</c>.</summary>
    internal static string Of(string name)
    {
        if (Angle().Match(name) is { Success: true } angle && Directions.TryGetValue(angle.Groups["of"].Value, out var direction))
        {
            return $"angle between {direction} and mean gravity";
        }

        var match = Name().Match(name);
        return match.Success && Signal(match) is { } signal && Function(match) is { } function
            ? $"{function} of the {signal}{Axis(match)}, {(match.Groups["domain"].Value == "t" ? "time" : "frequency")} domain"
            : Unknown;
    }

    private static string? Signal(Match match)
    {
        // Published spectra of magnitudes say "BodyBody": a slip of the names, not another signal.
        var name = match.Groups["signal"].Value.Replace("BodyBody", "Body", StringComparison.Ordinal);
        return !Signals.TryGetValue(name, out var words) ? null : match.Groups["mag"].Success ? $"magnitude of the {words}" : words;
    }

    private static string? Function(Match match)
    {
        var function = match.Groups["function"].Value;
        var (first, second) = (match.Groups["first"].Value, match.Groups["second"].Value);
        return function switch
        {
            "sma" => $"signal magnitude area (sum of absolute values{(match.Groups["mag"].Success ? "" : " over the axes")})",
            "arCoeff" => $"autoregression coefficient {match.Groups["order"].Value}",
            "correlation" => $"correlation between {first} and {second}",
            "bandsEnergy" => $"energy between {Hertz(first)} and {Hertz(second)} Hz",
            _ => Functions.GetValueOrDefault(function),
        };
    }

    private static string Axis(Match match)
    {
        if (match.Groups["function"].Value == "bandsEnergy")
        {
            // The axis is not in the name: the three repeats stand for X, Y and Z.
            return match.Groups["repeat"].Value switch { "1" => " along Y", "2" => " along Z", _ => " along X" };
        }

        return match.Groups["axis"] is { Success: true } axis ? $" along {axis.Value}" : string.Empty;
    }

    private static string Hertz(string bin) =>
        (int.Parse(bin, CultureInfo.InvariantCulture) * HertzPerBin).ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^angle\((?<of>\w+)\)?,gravity(Mean)?\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Angle();

    [GeneratedRegex(
        @"^(?<domain>[tf])(?<signal>\w+?)(?<mag>Mag)?-(?<function>[A-Za-z]+)(\(\))?(-?((?<axis>[XYZ])(,(?<order>\d))?|(?<first>[XYZ]|\d+),(?<second>[XYZ]|\d+)|(?<order>\d)))?(\.(?<repeat>\d+))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
