using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using HarOrleans.Contracts;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>A CSV file of raw rows with a header; the column Activity, and subject where it is no feature, are passed over.</summary>
internal static class RowsFile
{
    private const string Activity = "Activity";
    private const string Subject = "subject";

    /// <summary>Predicts its rows.</summary>
    /// <exception cref="InvalidSpecException">It does not have the model's columns, or a value is no number; the message names line and column.</exception>
    internal static IReadOnlyList<Prediction> Predict(ServedModel model, string path, CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var csv = new CsvReader(new StreamReader(plain), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null });
        if (!csv.Read() || !csv.ReadHeader())
        {
            throw new InvalidSpecException(["the file is empty. Give a header with the model's columns, and a row a line."]);
        }

        var names = Distinct(csv.HeaderRecord!);
        int[] kept = [.. Enumerable.Range(0, names.Length).Where(at => names[at] != Activity && (names[at] != Subject || model.Preparation.FeatureNames.Contains(Subject)))];
        List<double> values = [];
        while (csv.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var at in kept)
            {
                var text = at < csv.Parser.Count ? csv.Parser[at] : string.Empty;
                values.Add(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new InvalidSpecException([FormattableString.Invariant($"line {csv.Parser.RawRow}, column '{names[at]}': '{text}' is not a number.")]));
            }
        }

        return model.PredictRows([.. kept.Select(at => names[at])], values.ToArray());
    }

    /// <summary>Repeated names get .1, .2, as pandas has them.</summary>
    private static string[] Distinct(string[] header)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(header, name => (seen[name] = seen.GetValueOrDefault(name, -1) + 1) is var repeat and > 0 ? FormattableString.Invariant($"{name}.{repeat}") : name);
    }
}
