using HarOrleans.Contracts;
using HarOrleans.Data.Reading;
using Orleans;

namespace HarOrleans.Data;

/// <summary>
/// A data set cannot be used: a file is missing, damaged or does not have the expected layout. The message names the file and, where there
/// is one, the line, the column and the value, and says what to do next. Nothing was changed.
/// </summary>
[GenerateSerializer, Alias("har.InvalidDataSetException")]
public sealed class InvalidDataSetException : HarException
{
    /// <summary>Creates the error from its parts and makes the message of them.</summary>
    /// <param name="problem">What is wrong, a sentence without its full stop.</param>
    /// <param name="advice">What to do next, a full sentence.</param>
    /// <param name="path">The file or folder.</param>
    /// <param name="line">The line in the file, from 1, or null where the whole file is meant.</param>
    /// <param name="column">The column's name, or null where no one column is meant.</param>
    /// <param name="value">The text that was found, or null.</param>
    /// <param name="inner">The cause, or null.</param>
    public InvalidDataSetException(
        string problem, string advice, string path, long? line = null, string? column = null, string? value = null, Exception? inner = null)
        : base(Compose(problem, advice, path, line, column), inner)
    {
        Path = path;
        Line = line;
        Column = column;
        Value = value;
    }

    /// <summary>The file or folder that is wrong.</summary>
    [Id(0)] public string Path { get; }

    /// <summary>The line in the uncompressed file, from 1 (the header's), or null where the whole file is meant.</summary>
    [Id(1)] public long? Line { get; }

    /// <summary>The column's name, or null where no one column is meant.</summary>
    [Id(2)] public string? Column { get; }

    /// <summary>The text that was found, at most 80 characters of it, or null.</summary>
    [Id(3)] public string? Value { get; }

    private static string Compose(string problem, string advice, string path, long? line, string? column)
    {
        var where = path;
        if (line is not null)
        {
            where += FormattableString.Invariant($", line {line}");
        }

        if (column is not null)
        {
            where += $", column '{CsvRecord.Printable(column)}'";
        }

        return $"{where}: {problem}. {advice}";
    }
}
