using HarOrleans.Data.Features;
using HarOrleans.Data.Recordings;
using HarOrleans.Data.Simulation;
using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Tests.Simulation;

public sealed class SimulationTests
{
    [Fact]
    public void The_same_seed_gives_the_digests_written_down_here_on_every_machine()
    {
        var data = HarData.Simulate();

        Assert.Equal(("simulated", true), (data.Name, data.Simulated));
        Assert.Equal("fc7af0b7b693e0ad0a4382ef92fea020f45fcd1dd0e80a65b479b748ac74f552", data.Train.Sha256);
        Assert.Equal("fe2d11d7ff3176bd9686f092ef300172595a39502665edae4d512c9655f3d46c", data.Test.Sha256);
        Assert.Equal(data.Train.Sha256, HarData.Simulate().Train.Sha256);
        Assert.NotEqual(data.Train.Sha256, HarData.Simulate(1).Train.Sha256);
    }

    [Fact]
    public void The_generator_gives_the_published_numbers_of_SplitMix64()
    {
        var generator = new SplitMix64(1234567);

        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => generator.Next()));
    }

    [Fact]
    public void Written_and_read_again_it_is_the_same_to_the_bit()
    {
        using var folder = new TempFolder();
        var data = HarData.Simulate(7, 126, 54);
        HarData.WriteCsv(data, folder.Path);
        HarData.WriteCsv(data, folder.Path);
        var read = HarData.Load(folder.Path, TestContext.Current.CancellationToken);

        foreach (var (made, found) in new[] { (data.Train, read.Train), (data.Test, read.Test) })
        {
            Assert.Equal(made.Sha256, found.Sha256);
            Assert.Equal(made.Features, found.Features);
            Assert.Equal(made.Subjects, found.Subjects);
            Assert.Equal(made.Activities, found.Activities);
            Assert.Equal(made.FeatureNames, found.FeatureNames);
        }

        Assert.Equal(["test.csv", "train.csv"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Its_people_activities_and_values_are_laid_out_as_in_the_real_data()
    {
        var data = HarData.Simulate(3);

        Assert.Equal((1500, 600), (data.Train.Rows, data.Test.Rows));
        Assert.Equal([2, 4, 9, 10, 12, 13, 18, 20, 24], data.Test.Subjects.Distinct());
        Assert.Equal(21, data.Train.Subjects.Distinct().Count());
        Assert.Empty(data.Train.Subjects.Intersect(data.Test.Subjects));
        Assert.All(data.Train.Features, value => Assert.InRange(value, -1, 1));
        Assert.Equal(30 * 6, data.Train.Subjects.Zip(data.Train.Activities).Concat(data.Test.Subjects.Zip(data.Test.Activities)).Distinct().Count());
    }

    [Fact]
    public void Its_column_names_follow_the_grammar_with_42_names_three_times()
    {
        var names = FeatureGrammar.Names;

        Assert.Equal(561, names.Count);
        Assert.Equal(42, names.CountBy(name => name).Count(pair => pair.Value == 3));
        Assert.Equal(561 - (42 * 3), names.CountBy(name => name).Count(pair => pair.Value == 1));
    }

    [Fact]
    public void Its_column_names_are_those_of_the_real_data() =>
        Assert.Equal(HarData.Load(RealData.Folder(), TestContext.Current.CancellationToken).Train.HeaderNames, FeatureGrammar.Names);

    [Fact]
    public void Its_features_are_those_of_its_recordings()
    {
        var (data, sensors) = (HarData.Simulate(7, 126, 54), HarData.SimulateSensors(7, 126, 54).Test);
        var windows = WindowCutter.Cut(sensors.Recordings, TestContext.Current.CancellationToken);

        Assert.Equal(sensors.Windows.Values, windows.Values);
        Assert.Equal(data.Test.Features, FeatureTable.Of(windows, TestContext.Current.CancellationToken).Features);
        Assert.Equal(data.Test.Subjects, windows.Subjects);
        Assert.Equal(data.Test.Activities, windows.Labels!.Select(label => HarWindows.Activities[label - 1]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_nearest_class_average_is_right_often_but_not_always(long seed)
    {
        var data = HarData.Prepare(HarData.Simulate(seed), HarData.NotebookProtocol);
        var centres = NearestCentre.Fit(data);
        int[] found = [.. Enumerable.Range(0, data.ValidationY.Length).Select(row => NearestCentre.Of(data, centres, row))];

        var right = found.Zip(data.ValidationY).Count(pair => pair.First == pair.Second) / (double)found.Length;
        Assert.InRange(right, 0.6, 0.99);
        Assert.Contains(found.Zip(data.ValidationY), pair => (data.Classes[pair.First], data.Classes[pair.Second]) == ("SITTING", "STANDING"));
    }

    [Fact]
    public void Too_few_rows_for_every_person_and_activity_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HarData.Simulate(0, 125));
        Assert.Throws<ArgumentOutOfRangeException>(() => HarData.Simulate(0, 126, 53));
    }
}
