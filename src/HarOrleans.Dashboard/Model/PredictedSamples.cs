using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>The samples of a run's evaluation, as <see cref="EvaluationFiles.Predictions"/> has them.</summary>
public sealed class PredictedSamples(IReadOnlyList<PredictedSample> all)
{
    private const int Most = 1_000_000;
    private const int Fields = 4;

    /// <summary>The people, the worst first; none where it is not known who they are.</summary>
    public IReadOnlyList<PersonScore> People { get; } =
    [
        .. all.Where(each => each.Person.Length > 0).GroupBy(each => each.Person)
            .Select(each => new PersonScore(each.Key, each.Count(), each.Count(sample => sample.Actual == sample.Predicted)))
            .OrderBy(each => each.Accuracy).ThenBy(each => each.Person.Length).ThenBy(each => each.Person, StringComparer.Ordinal),
    ];

    /// <summary>The samples of one cell of the matrix.</summary>
    public IReadOnlyList<PredictedSample> Of(string actual, string predicted) => [.. all.Where(each => each.Actual == actual && each.Predicted == predicted)];

    /// <summary>Reads the file; lines that are none of its form are passed over.</summary>
    public static async Task<PredictedSamples> ReadAsync(Stream file)
    {
        using var text = new StreamReader(file, leaveOpen: true);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        List<PredictedSample> samples = [];
        await parser.ReadAsync();
        while (samples.Count < Most && await parser.ReadAsync())
        {
            if (parser.Record is { Length: Fields } fields)
            {
                samples.Add(new PredictedSample(fields[0], fields[1], fields[2], fields[3]));
            }
        }

        return new PredictedSamples(samples);
    }
}
