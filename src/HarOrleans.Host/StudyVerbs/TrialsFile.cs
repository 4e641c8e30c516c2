using System.Globalization;
using CsvHelper;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using Parquet;
using Parquet.Schema;

namespace HarOrleans.Host.StudyVerbs;

/// <summary>Writes the table of a study's trials, beside its place first.</summary>
internal static class TrialsFile
{
    internal const string Csv = "csv";
    internal const string ParquetFormat = "parquet";
    internal const string Json = "json";

    internal static readonly string[] Formats = [Csv, ParquetFormat, Json];

    internal static async Task<Answer> WriteAsync(StudyHandle study, string format, string file, bool intermediates, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file);
        if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new BadInputException($"--out '{file}': {(Directory.Exists(path) ? "this is a folder" : "there is no such folder")}. Give a file in a folder that is there.");
        }

        var spec = (await study.GetAsync(cancellationToken)).Spec;
        var table = TrialsTable.Of(spec, (await study.GetTrialsAsync(0, cancellationToken)).Trials, intermediates);
        var unfinished = path + ".tmp";
        await using (var stream = File.Create(unfinished))
        {
            await WriteAsync(table, format, stream, cancellationToken);
        }

        File.Move(unfinished, path, overwrite: true);
        return new(
            [FormattableString.Invariant($"Wrote {table.Rows.Count} trials of study {spec.Name} with {table.Columns.Count} columns to {file}.")],
            new TrialsFileDocument(spec.Name, path, format, table.Rows.Count, table.Columns));
    }

    internal static Task WriteAsync(TrialsTable table, string format, Stream stream, CancellationToken cancellationToken) => format switch
    {
        Csv => WriteCsvAsync(table, stream),
        Json => WriteJsonAsync(table, stream, cancellationToken),
        _ => WriteParquetAsync(table, stream, cancellationToken),
    };

    private static async Task WriteCsvAsync(TrialsTable table, Stream stream)
    {
        await using var csv = new CsvWriter(new StreamWriter(stream, leaveOpen: true), CultureInfo.InvariantCulture);
        foreach (var line in table.Rows.Prepend([.. table.Columns]))
        {
            foreach (var cell in line)
            {
                csv.WriteField(Text(cell));
            }

            await csv.NextRecordAsync();
        }
    }

    private static async Task WriteJsonAsync(TrialsTable table, Stream stream, CancellationToken cancellationToken)
    {
        var rows = table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(x => x.First, x => x.Second is double number ? double.IsFinite(number) ? ParamValue.Of(number) : null : x.Second)).ToArray();
        await stream.WriteAsync(JsonText.Write(rows), cancellationToken);
    }

    private static async Task WriteParquetAsync(TrialsTable table, Stream stream, CancellationToken cancellationToken)
    {
        var columns = table.Columns.Select((name, place) => Column(name, [.. table.Rows.Select(row => row[place])])).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(x => x.Field).ToArray<Field>()), stream, cancellationToken: cancellationToken);
        using var group = writer.CreateRowGroup();
        foreach (var column in columns)
        {
            await column.Write(group);
        }
    }

    /// <summary>A column has the type that all of its cells have; mixed ones are text.</summary>
    private static (DataField Field, Func<ParquetRowGroupWriter, Task> Write) Column(string name, object?[] cells)
    {
        var present = cells.Where(x => x is not null).ToArray();
        return present switch
        {
            [_, ..] when present.All(x => x is long) => Of(name, cells, x => (long)x),
            [_, ..] when present.All(x => x is double or long) => Of(name, cells, x => Convert.ToDouble(x, CultureInfo.InvariantCulture)),
            [_, ..] when present.All(x => x is bool) => Of(name, cells, x => (bool)x),
            [_, ..] when present.All(x => x is DateTimeOffset) => Of(name, cells, x => ((DateTimeOffset)x).UtcDateTime),
            _ => Words(name, cells),
        };
    }

    private static (DataField Field, Func<ParquetRowGroupWriter, Task> Write) Of<T>(string name, object?[] cells, Func<object, T> read)
        where T : struct
    {
        var field = new DataField(name, typeof(T), isNullable: true);
        T?[] values = [.. cells.Select(x => x is null ? (T?)null : read(x))];
        return (field, group => group.WriteAsync<T>(field, (ReadOnlyMemory<T?>)values));
    }

    private static (DataField Field, Func<ParquetRowGroupWriter, Task> Write) Words(string name, object?[] cells)
    {
        var field = new DataField(name, typeof(string), isNullable: true);
        string[] values = [.. cells.Select(x => Text(x)!)];
        return (field, group => group.WriteAsync(field, values));
    }

    private static string? Text(object? cell) => cell switch
    {
        null => null,
        double number => Text(number),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };

    /// <summary>As Python writes it: a float stays one among integers.</summary>
    private static string Text(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(number) && !text.Contains('E', StringComparison.Ordinal) ? text + ".0" : text;
    }
}
