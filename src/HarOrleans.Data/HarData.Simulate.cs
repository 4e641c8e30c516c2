using HarOrleans.Data.Simulation;

namespace HarOrleans.Data;

public static partial class HarData
{
    /// <summary>The name of every simulated data set.</summary>
    public const string SimulatedName = "simulated";

    /// <summary>
    /// Makes a data set that nobody was measured for: 30 people, 21 for training and 9 for testing (2, 4, 9, 10, 12, 13, 18, 20, 24), six
    /// activities, the 561 columns of the UCI HAR data, values in (-1, 1). The same arguments give the same bits and digests on every machine.
    /// </summary>
    /// <param name="seed">Any number; other seeds give other people. Default 0.</param>
    /// <param name="trainRows">Windows of the 21 people, at least 126 so that each does each activity. Default 1,500.</param>
    /// <param name="testRows">Windows of the 9 people, at least 54. Default 600.</param>
    public static HarDataset Simulate(long seed = 0, int trainRows = 1500, int testRows = 600)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trainRows, 126);
        ArgumentOutOfRangeException.ThrowIfLessThan(testRows, 54);
        var people = new SimulatedPeople(seed);
        return new HarDataset(SimulatedName, true, people.Train(trainRows), people.Test(testRows));
    }
}
