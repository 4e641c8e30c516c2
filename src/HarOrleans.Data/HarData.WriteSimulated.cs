using HarOrleans.Data.Recordings;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data;

public static partial class HarData
{
    /// <summary>
    /// Writes a simulated set with all that it was made of: <c>train.csv</c> and <c>test.csv</c>, the windows as <c>train_inertial.npz</c> and <c>test_inertial.npz</c>, the recordings as
    /// <c>train_recordings.csv</c> and <c>test_recordings.csv</c>, and <see cref="SimulatedMark"/>, so that whoever loads the folder is told. Makes the folder where it is missing and replaces the files where
    /// they stand. The same arguments write the same bytes of text, and the same windows.
    /// </summary>
    /// <param name="folder">Where to write.</param>
    /// <param name="seed">As for <see cref="Simulate"/>.</param>
    /// <param name="trainRows">As for <see cref="Simulate"/>.</param>
    /// <param name="testRows">As for <see cref="Simulate"/>.</param>
    /// <returns>What was written.</returns>
    public static HarDataset WriteSimulated(string folder, long seed = 0, int trainRows = 1500, int testRows = 600)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var (train, test) = SimulateSensors(seed, trainRows, testRows);
        var data = new HarDataset(SimulatedName, true, train.ToTable(), test.ToTable());
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, SimulatedMark), FormattableString.Invariant($"Simulated sensors of seed {seed}: nobody was measured.\n"));
        foreach (var (name, sensors) in new[] { ("train", train), ("test", test) })
        {
            RecordingFile.Write(sensors.Recordings, Path.Combine(folder, name + "_recordings.csv"));
            HarWindows.WriteNpz(sensors.Windows, Path.Combine(folder, name + "_inertial.npz"));
        }

        WriteCsv(data, folder);
        return data;
    }
}
