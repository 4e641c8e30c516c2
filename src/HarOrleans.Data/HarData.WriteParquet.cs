using HarOrleans.Data.Parquet;
using HarOrleans.Data.Writing;

namespace HarOrleans.Data;

public static partial class HarData
{
    /// <summary>
    /// Writes <c>train.parquet</c> and <c>test.parquet</c> in the layout that <see cref="Load(string, CancellationToken)"/> reads: repeated names told apart, and kept as they were in the
    /// metadata, so that the way back to CSV loses nothing. Makes the folder where it is missing and replaces the two files where they stand. The same bits come back; the
    /// digest is then that of the Parquet file.
    /// </summary>
    /// <param name="dataset">What to write.</param>
    /// <param name="folder">Where to write it.</param>
    public static void WriteParquet(HarDataset dataset, string folder)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Directory.CreateDirectory(folder);
        foreach (var (name, table) in new[] { ("train", dataset.Train), ("test", dataset.Test) })
        {
            WholeFile.Write(Path.Combine(folder, name + ".parquet"), stream => Task.Run(() => ParquetTableWriter.WriteAsync(table, stream)).GetAwaiter().GetResult());
        }
    }
}
