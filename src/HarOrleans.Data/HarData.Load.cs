using HarOrleans.Data.Reading;

namespace HarOrleans.Data;

public static partial class HarData
{
    /// <summary>
    /// Reads <c>train</c> and <c>test</c> as <c>.csv</c>, <c>.csv.gz</c> or <c>.parquet</c> (where several forms stand in the folder, the first of these): any number of feature
    /// columns, the same in both files, then <c>subject</c> and <c>Activity</c>. Blank lines are passed over.
    /// </summary>
    /// <param name="folder">The folder; its name becomes the data set's.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="InvalidDataSetException">The data cannot be used; the message says where and what to do.</exception>
    public static HarDataset Load(string folder, CancellationToken cancellationToken = default) => Load(folder, null, cancellationToken);

    /// <summary>As <see cref="Load(string, CancellationToken)"/>, with a cache that makes the second read of a file cost a tenth.</summary>
    /// <param name="folder">The folder; its name becomes the data set's.</param>
    /// <param name="cache">Keeps what was read; null for none.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="InvalidDataSetException">The data cannot be used; the message says where and what to do.</exception>
    public static HarDataset Load(string folder, TableCache? cache, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        CheckFolder(folder);

        // Both are looked for before the long read of the first.
        var trainPath = TableFile.Find(folder, "train");
        var testPath = TableFile.Find(folder, "test");
        var train = TableFile.Read(trainPath, cache, cancellationToken);
        var test = TableFile.Read(testPath, cache, cancellationToken);
        CheckColumns(train, test);
        CheckActivities(train, test);
        return new HarDataset(new DirectoryInfo(folder).Name, IsSimulated(folder), train.Table, test.Table);
    }

    /// <summary>Whether a folder's data is marked as simulated.</summary>
    public static bool IsSimulated(string folder) => File.Exists(Path.Combine(folder, SimulatedMark));

    internal static void CheckFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataSetException(
                File.Exists(folder) ? "this is a file, not a folder" : "there is no such folder",
                TableFile.FolderAdvice,
                folder);
        }
    }

    private static void CheckColumns(LoadedTable train, LoadedTable test)
    {
        var expected = train.Table.HeaderNames;
        var found = test.Table.HeaderNames;
        if (expected.SequenceEqual(found, StringComparer.Ordinal))
        {
            return;
        }

        var at = expected.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        var names = (at < expected.Count ? $"'{expected[at]}'" : "no column", at < found.Count ? $"'{found[at]}'" : "no column");
        throw new InvalidDataSetException(
            FormattableString.Invariant(
                $"the feature columns differ from those of {Path.GetFileName(train.Path)} ({expected.Count} there, {found.Count} here): the first difference is column {at + 1}, {names.Item1} there and {names.Item2} here"),
            "Give both files the same feature columns in the same order.",
            test.Path,
            1,
            at < found.Count ? test.Table.FeatureNames[at] : null);
    }

    private static void CheckActivities(LoadedTable train, LoadedTable test)
    {
        foreach (var (activity, line) in test.FirstLine.OrderBy(pair => pair.Value))
        {
            if (!train.FirstLine.ContainsKey(activity))
            {
                throw new InvalidDataSetException(
                    $"the activity '{activity}' does not occur in {Path.GetFileName(train.Path)}, which has "
                        + string.Join(", ", train.FirstLine.Keys.Order(StringComparer.Ordinal)),
                    "Correct the name, or add train rows with that activity.",
                    test.Path,
                    line,
                    TableHeader.Activity,
                    activity);
            }
        }
    }
}
