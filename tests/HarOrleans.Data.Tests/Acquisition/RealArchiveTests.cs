using System.Globalization;
using System.Text;
using HarOrleans.Data.Acquisition;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests.Acquisition;

public sealed class RealArchiveTests
{
    [Fact]
    public async Task An_archive_of_the_published_size_becomes_the_very_values_it_was_written_from()
    {
        var real = HarData.Load(RealData.Folder(), TestContext.Current.CancellationToken);
        var names = real.Train.Activities.Distinct().Order(StringComparer.Ordinal).ToList();
        var archive = new SmallArchive();
        archive.Replace("features.txt", string.Concat(real.Train.HeaderNames.Select((name, at) => $"{at + 1} {name}\n")));
        archive.Replace("activity_labels.txt", string.Concat(names.Select((name, at) => $"{at + 1} {name}\n")));
        foreach (var (half, table) in new[] { ("train", real.Train), ("test", real.Test) })
        {
            archive.Replace($"subject_{half}.txt", string.Concat(table.Subjects.Select(subject => $"{subject}\n")));
            archive.Replace($"y_{half}.txt", string.Concat(table.Activities.Select(name => $"{names.IndexOf(name) + 1}\n")));
            archive.Replace($"X_{half}.txt", Matrix(table));
        }

        await using var finding = new Finding(archive);
        finding.Search = finding.Search with
        {
            Archive = finding.Search.Archive with { TrainRows = real.Train.Rows, TestRows = real.Test.Rows, Features = real.Train.FeatureNames.Count },
        };
        var found = HarData.Load((await finding.FindAsync()).Folder!, TestContext.Current.CancellationToken);

        foreach (var (expected, actual) in new[] { (real.Train, found.Train), (real.Test, found.Test) })
        {
            Assert.Equal(expected.HeaderNames, actual.HeaderNames);
            Assert.Equal(expected.FeatureNames, actual.FeatureNames);
            Assert.Equal(expected.Subjects, actual.Subjects);
            Assert.Equal(expected.Activities, actual.Activities);
            Assert.True(expected.Features.AsSpan().SequenceEqual(actual.Features), "a value differs");
        }
    }

    /// <summary>As the archive writes numbers: 2.8858451e-001, columns of 16 characters.</summary>
    private static string Matrix(HarTable table)
    {
        var text = new StringBuilder(table.Features.Length * 16);
        for (var row = 0; row < table.Rows; row++)
        {
            foreach (var value in table.Row(row))
            {
                text.Append(value.ToString("0.0000000e+000", CultureInfo.InvariantCulture).PadLeft(16));
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
