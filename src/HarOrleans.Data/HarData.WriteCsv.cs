using HarOrleans.Data.Simulation;
using HarOrleans.Data.Writing;

namespace HarOrleans.Data;

public static partial class HarData
{
    /// <summary>
    /// Writes <c>train.csv</c> and <c>test.csv</c> in the layout that <see cref="Load(string, CancellationToken)"/> reads: UTF-8, LF, each number in the shortest form that
    /// reads back to the same bits. Makes the folder where it is missing and replaces the two files where they stand. Of a simulated set
    /// these are the bytes that its digests are of.
    /// </summary>
    /// <param name="dataset">What to write.</param>
    /// <param name="folder">Where to write it.</param>
    public static void WriteCsv(HarDataset dataset, string folder)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Directory.CreateDirectory(folder);
        WholeFile.Write(Path.Combine(folder, "train.csv"), stream => CsvTableWriter.Write(dataset.Train, stream));
        WholeFile.Write(Path.Combine(folder, "test.csv"), stream => CsvTableWriter.Write(dataset.Test, stream));
    }
}
