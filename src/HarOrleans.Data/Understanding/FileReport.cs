using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Understanding;

/// <summary>Everything that was found wrong with one file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Rows">Rows below the header, whatever is wrong with them; blank lines do not count.</param>
/// <param name="Columns">The header's columns, repeated names told apart as pandas does.</param>
/// <param name="Missing">Empty fields of each column, in the order of <paramref name="Columns"/>; what pandas reads as a missing number (<c>NA</c>, <c>NaN</c>, <c>null</c> …) counts as empty.</param>
/// <param name="ProblemCount">How many problems there are.</param>
/// <param name="Problems">The first of them, in the order of the file.</param>
public sealed record FileReport(
    string Path,
    int Rows,
    IReadOnlyList<string> Columns,
    IReadOnlyList<int> Missing,
    int ProblemCount,
    IReadOnlyList<DataProblem> Problems)
{
    /// <summary>
    /// Reads <c>train</c> and <c>test</c> of a folder, each <c>.csv</c>, <c>.csv.gz</c> or <c>.parquet</c>, to their ends, and lists what <see cref="HarData.Load(string, CancellationToken)"/> would refuse them for: all of it, not the
    /// first alone.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="most">How many problems of each file are kept; all are counted. Default 100.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The train file's report and the test file's.</returns>
    /// <exception cref="InvalidDataSetException">The folder or one of the files is not there, or cannot be opened.</exception>
    public static (FileReport Train, FileReport Test) OfFolder(string folder, int most = 100, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        HarData.CheckFolder(folder);
        var (train, test) = (TableFile.Find(folder, "train"), TableFile.Find(folder, "test"));
        var first = new FileCheck(train, most, null);
        first.Read(cancellationToken);
        var second = new FileCheck(test, most, first);
        second.Read(cancellationToken);
        return (first.Report(), second.Report());
    }
}
