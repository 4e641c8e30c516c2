using System.Globalization;

namespace HarOrleans.Data.Features;

/// <summary>The shipped (minimum, maximum) pairs: feature-ranges.csv, one line a feature, embedded in this assembly.</summary>
internal sealed record FeatureRanges(double[] Minimum, double[] Maximum)
{
    internal const string Header = "name,min,max";

    internal static FeatureRanges Load()
    {
        using var stream = typeof(FeatureRanges).Assembly.GetManifestResourceStream("HarOrleans.Data.Features.feature-ranges.csv")
            ?? throw new InvalidOperationException("The assembly lacks its feature ranges.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Names that hold a comma stand in quotes; the numbers are the last two fields.</summary>
    internal static FeatureRanges Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != WindowFeatures.Count + 1 || lines[0] != Header)
        {
            throw new InvalidOperationException($"The feature ranges have {lines.Length} lines that begin with '{lines[0]}'.");
        }

        var ranges = new FeatureRanges(new double[WindowFeatures.Count], new double[WindowFeatures.Count]);
        for (var feature = 0; feature < WindowFeatures.Count; feature++)
        {
            var line = lines[feature + 1];
            var second = line.LastIndexOf(',');
            var first = line.LastIndexOf(',', second - 1);
            var (minimum, maximum) = (Number(line[(first + 1)..second]), Number(line[(second + 1)..]));
            if (line[..first].Trim('"') != WindowFeatures.Names[feature] || !(minimum < maximum))
            {
                throw new InvalidOperationException($"The feature ranges are wrong at '{line}'.");
            }

            (ranges.Minimum[feature], ranges.Maximum[feature]) = (minimum, maximum);
        }

        return ranges;
    }

    internal string Write()
    {
        var lines = WindowFeatures.Names.Select((name, feature) => FormattableString.Invariant(
            $"{(name.Contains(',', StringComparison.Ordinal) ? $"\"{name}\"" : name)},{Minimum[feature]:R},{Maximum[feature]:R}\n"));
        return Header + "\n" + string.Concat(lines);
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
