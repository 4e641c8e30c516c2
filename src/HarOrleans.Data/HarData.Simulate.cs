using HarOrleans.Data.Recordings;
using HarOrleans.Data.Simulation;

namespace HarOrleans.Data;

public static partial class HarData
{
    /// <summary>The name of every simulated data set.</summary>
    public const string SimulatedName = "simulated";

    /// <summary>The file that says of a folder that its data is simulated; <see cref="Load(string, CancellationToken)"/> looks for it.</summary>
    public const string SimulatedMark = "SIMULATED.txt";

    /// <summary>
    /// Makes a data set that nobody was measured for: phones at the waists of 30 simulated people, 21 for training and 9 for testing (2, 4, 9, 10, 12, 13, 18, 20, 24), in six
    /// activities, recorded, filtered and cut as the UCI HAR data were, with the same 561 features. The same arguments give the same bits and digests on every machine.
    /// </summary>
    /// <param name="seed">Any number; other seeds give other people. Default 0.</param>
    /// <param name="trainRows">Windows of the 21 people, at least 126 so that each does each activity. Default 1,500.</param>
    /// <param name="testRows">Windows of the 9 people, at least 54. Default 600.</param>
    public static HarDataset Simulate(long seed = 0, int trainRows = 1500, int testRows = 600)
    {
        var (train, test) = SimulateSensors(seed, trainRows, testRows);
        return new HarDataset(SimulatedName, true, train.ToTable(), test.ToTable());
    }

    /// <summary>The recordings and windows that <see cref="Simulate"/> computes its features from.</summary>
    /// <param name="seed">As for <see cref="Simulate"/>.</param>
    /// <param name="trainRows">As for <see cref="Simulate"/>.</param>
    /// <param name="testRows">As for <see cref="Simulate"/>.</param>
    public static (SimulatedSensors Train, SimulatedSensors Test) SimulateSensors(long seed = 0, int trainRows = 1500, int testRows = 600)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trainRows, 126);
        ArgumentOutOfRangeException.ThrowIfLessThan(testRows, 54);
        return (Record(SimulatedPeople.Train, trainRows), Record(SimulatedPeople.Test, testRows));

        SimulatedSensors Record(IReadOnlyList<int> people, int rows)
        {
            var recordings = SimulatedPeople.Record(seed, people, rows);
            return new SimulatedSensors(recordings, WindowCutter.Cut(recordings));
        }
    }
}
