using System.CommandLine;
using System.Globalization;
using HarOrleans.Data;
using HarOrleans.Host.CommandLine;

namespace HarOrleans.Host.DataVerbs;

/// <summary>Options and forms that several verbs share.</summary>
internal static class DataOptions
{
    /// <summary>The two files of a data set, by name.</summary>
    internal static readonly string[] FileNames = ["train", "test"];

    /// <summary>How many rows a table for people has at most.</summary>
    internal static Option<int> Rows(int preset = 20) => Options.Whole("--rows", "Rows that are shown at most; 0 shows all. A JSON document always has all.", preset, 0, int.MaxValue);

    /// <summary>Which of the two files is meant.</summary>
    internal static Option<string> File() => Options.Choice("--file", "FILE", "Which file is meant.", "train", FileNames);

    /// <summary>A folder to write to, which is not the data's own.</summary>
    /// <exception cref="BadInputException">There is none, or it is the data's.</exception>
    internal static string OtherFolder(DataCall call, string? target)
    {
        if (target is null)
        {
            throw new BadInputException("--out: there is no folder to write to. Give --out DIR.");
        }

        return call.Folder is { } folder && Path.GetFullPath(folder) == Path.GetFullPath(target)
            ? throw new BadInputException($"--out {target}: this is the folder of the data itself. Give another one.")
            : target;
    }

    /// <summary>One of the two files.</summary>
    internal static HarTable Table(this HarDataset data, string file) => file == "train" ? data.Train : data.Test;

    /// <summary>A figure for people: six significant digits.</summary>
    internal static string Figure(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A count for people.</summary>
    internal static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
