using HarOrleans.Data;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Host.DataVerbs;

/// <summary>What is wrong with both files of a call's data.</summary>
internal static class FileReports
{
    /// <summary>The reports by file name; simulated data has no files and nothing wrong.</summary>
    /// <exception cref="BadInputException">The folder or a file is not there, or cannot be opened.</exception>
    internal static IReadOnlyList<(string Name, FileReport Report)> Of(DataCall call, int most)
    {
        if (call.Folder is { } folder)
        {
            var (train, test) = call.Reading(() => FileReport.OfFolder(folder, most, call.Interrupted));
            return [("train", train), ("test", test)];
        }

        var data = call.Dataset();
        return [.. DataOptions.FileNames.Select(file => (file, Simulated(data.Table(file))))];
    }

    private static FileReport Simulated(HarTable table)
    {
        string[] columns = [.. table.FeatureNames, "subject", "Activity"];
        return new FileReport(HarData.SimulatedName, table.Rows, columns, new int[columns.Length], 0, []);
    }
}
