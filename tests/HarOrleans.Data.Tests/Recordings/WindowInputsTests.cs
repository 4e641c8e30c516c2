using HarOrleans.Contracts;
using HarOrleans.Data.Features;
using HarOrleans.Data.Recordings;
using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Tests.Recordings;

public sealed class WindowInputsTests
{
    [Fact]
    public void Raw_windows_become_the_very_numbers_that_a_model_was_trained_with()
    {
        var (data, windows) = (HarData.Simulate(2, 126, 54), HarData.SimulateSensors(2, 126, 54).Test.Windows);
        var prepared = HarData.Prepare(data, HarData.SubjectWiseProtocol);

        Assert.Equal(prepared.Test!.X, WindowInputs.Of(windows, Preparation.Of(prepared), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_model_that_wants_the_subject_is_given_it_or_the_windows_are_refused()
    {
        var (data, windows) = (HarData.Simulate(2, 126, 54), HarData.SimulateSensors(2, 126, 54).Test.Windows);
        var prepared = HarData.Prepare(data, HarData.NotebookProtocol);

        Assert.Equal(prepared.ValidationX, WindowInputs.Of(windows, Preparation.Of(prepared), TestContext.Current.CancellationToken));
        var refused = Assert.Throws<InvalidSpecException>(() => WindowInputs.Of(new InertialWindows(windows.Values), Preparation.Of(prepared), TestContext.Current.CancellationToken));
        Assert.Contains("column 'subject', which these windows do not have", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulated_folder_holds_windows_and_recordings_whose_features_are_its_own_and_says_that_it_is_simulated()
    {
        using var folder = new TempFolder();
        var written = HarData.WriteSimulated(folder.File("set"), 4, 126, 54);
        var read = HarData.Load(folder.File("set"), TestContext.Current.CancellationToken);

        Assert.True(read.Simulated);
        Assert.All(
            [new DatasetDescription(read, folder.File("set")).Test(), new DatasetDescription(new HarWindowSource().Get(folder.File("set"), TestContext.Current.CancellationToken), folder.File("set")).Test()],
            said => Assert.Equal((HarData.SimulatedName, true), (said.SourceType, said.Source.Contains(folder.File("set"), StringComparison.Ordinal))));
        Assert.Equal((written.Train.Sha256, written.Test.Sha256), (read.Train.Sha256, read.Test.Sha256));
        foreach (var (name, table) in new[] { ("train", read.Train), ("test", read.Test) })
        {
            var windows = HarWindows.ReadNpz(Path.Combine(folder.File("set"), name + "_inertial.npz"), TestContext.Current.CancellationToken);
            var recordings = RecordingFile.Read(Path.Combine(folder.File("set"), name + "_recordings.csv"), TestContext.Current.CancellationToken);
            foreach (var source in new[] { windows, WindowCutter.Cut(recordings, TestContext.Current.CancellationToken) })
            {
                var features = FeatureTable.Of(source, TestContext.Current.CancellationToken);
                Assert.Equal(table.Features, features.Features);
                features.WriteCsv(folder.File("again.csv"));
                Assert.Equal(File.ReadAllBytes(Path.Combine(folder.File("set"), name + ".csv")), File.ReadAllBytes(folder.File("again.csv")));
            }
        }
    }

    [Fact]
    public void Features_of_windows_that_nobody_labelled_are_written_without_those_columns()
    {
        using var folder = new TempFolder();
        var windows = HarData.SimulateSensors(2, 126, 54).Test.Windows;
        FeatureTable.Of(new InertialWindows(windows.Values, subjects: windows.Subjects), TestContext.Current.CancellationToken).WriteCsv(folder.File("subject.csv"));
        var plain = FeatureTable.Of(new InertialWindows(windows.Values), TestContext.Current.CancellationToken);
        plain.WriteCsv(folder.File("plain.csv"));

        Assert.EndsWith(",subject", File.ReadLines(folder.File("subject.csv")).First(), StringComparison.Ordinal);
        Assert.EndsWith("gravityMean)\"", File.ReadLines(folder.File("plain.csv")).First(), StringComparison.Ordinal);
        Assert.Equal(54 + 1, File.ReadLines(folder.File("plain.csv")).Count());
        Assert.Throws<InvalidOperationException>(plain.ToTable);
    }
}
