using System.Text.Json;
using HarOrleans.Data.Reading;
using Parquet;
using Parquet.Schema;

namespace HarOrleans.Data.Parquet;

/// <summary>An open Parquet file: its columns, and its rows group by group.</summary>
internal sealed class ParquetSource
{
    /// <summary>Key of the metadata that keeps repeated names as a CSV header has them: a JSON list.</summary>
    internal const string HeaderKey = "harorleans.header";

    /// <summary>A file that claims more values for each of its bytes is not believed, so that a small file cannot fill the memory.</summary>
    private const int MostValuesPerByte = 256;

    private const int ValuesAlways = 8 << 20;

    /// <summary>A column of a row group is read in milliseconds; with some damage the library goes round in circles, and is left behind.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(60);

    private const string FetchAgain = "Copy or make the file again.";

    private readonly ParquetReader _reader;
    private readonly DataField[] _fields;
    private readonly CancellationToken _cancellationToken;

    private ParquetSource(ParquetReader reader, string path, long bytes, CancellationToken cancellationToken)
    {
        (_reader, _cancellationToken) = (reader, cancellationToken);
        _fields = reader.Schema.GetDataFields();
        Columns = [.. _fields.Select(field => field.Name)];
        HeaderNames = Header(reader.CustomMetadata.GetValueOrDefault(HeaderKey));
        Rows = reader.RowGroups.Sum(group => Math.Max(0, group.RowCount));
        if (_fields.Length == 0 || _fields.Length != reader.Schema.Fields.Count || _fields.Any(field => field.IsArray))
        {
            throw new InvalidDataSetException("the Parquet file has columns with parts, or none", "Give plain columns: features, subject, Activity.", path);
        }

        if ((UInt128)Rows * (UInt128)_fields.Length > (UInt128)Math.Max(ValuesAlways, bytes * MostValuesPerByte) || Rows * _fields.Length > Array.MaxLength)
        {
            throw new InvalidDataSetException(
                FormattableString.Invariant($"the Parquet file claims {Rows} rows of {_fields.Length} columns in {bytes} bytes, which is not believed"), FetchAgain, path);
        }
    }

    /// <summary>Names of the columns, unique.</summary>
    internal IReadOnlyList<string> Columns { get; }

    /// <summary>The same, repeats as they are in the CSV file that it was made of.</summary>
    internal IReadOnlyList<string> HeaderNames { get; }

    /// <summary>Columns that hold neither numbers nor text, each with what is wrong with it; their values are not read.</summary>
    internal IEnumerable<(string Column, string Problem)> OddColumns => _fields.Where(x => !ParquetColumn.IsText(x) && !ParquetColumn.IsNumber(x))
        .Select(x => (x.Name, $"the column holds values of type {x.ClrType.Name}, neither numbers nor text"));

    /// <summary>Rows of all groups.</summary>
    internal long Rows { get; }

    /// <summary>Opens a file, and turns whatever goes wrong inside it into an error that helps.</summary>
    internal static T Open<T>(string path, Func<ParquetSource, T> use, CancellationToken cancellationToken)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length == 0)
            {
                throw TableFile.Empty(path);
            }

            var reader = Wait(() => ParquetReader.CreateAsync(file, leaveStreamOpen: true, cancellationToken: cancellationToken));
            try
            {
                return use(new ParquetSource(reader, path, file.Length, cancellationToken));
            }
            finally
            {
                Wait(async () =>
                {
                    await reader.DisposeAsync();
                    return true;
                });
            }
        }
        catch (Exception unreadable) when (unreadable is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw TableFile.Unreadable(path, unreadable);
        }
        catch (Exception damaged) when (damaged is not (InvalidDataSetException or OperationCanceledException))
        {
            // The library has no one exception for bytes that make no sense.
            throw new InvalidDataSetException(
                $"the Parquet data is damaged ({damaged.Message.TrimEnd('.')})", FetchAgain, path, inner: new InvalidDataException(damaged.Message, damaged));
        }
    }

    /// <summary>The row groups in their order.</summary>
    internal IEnumerable<ParquetRows> RowGroups()
    {
        var before = 0L;
        foreach (var group in _reader.RowGroups)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var count = (int)group.RowCount;
            var (numbers, texts) = (new double[]?[_fields.Length], new string?[]?[_fields.Length]);
            for (var at = 0; at < _fields.Length; at++)
            {
                var field = _fields[at];
                if (ParquetColumn.IsText(field))
                {
                    texts[at] = Wait(() => ParquetColumn.TextsAsync(group, field, count, _cancellationToken));
                }
                else if (ParquetColumn.IsNumber(field))
                {
                    numbers[at] = Wait(() => ParquetColumn.NumbersAsync(group, field, count, _cancellationToken));
                }
            }

            yield return new ParquetRows(before, count, numbers, texts);
            before += count;
        }
    }

    /// <summary>The library is asynchronous throughout, its callers here are not; on a thread of its own no scheduler waits for itself.</summary>
    private static T Wait<T>(Func<Task<T>> work)
    {
        var done = Task.Run(work);
        try
        {
            return done.WaitAsync(LongestStep).GetAwaiter().GetResult();
        }
        catch (TimeoutException endless)
        {
            throw new InvalidDataException("reading it does not come to an end", endless);
        }
    }

    private IReadOnlyList<string> Header(string? json)
    {
        try
        {
            var header = json is null ? null : JsonSerializer.Deserialize<string[]>(json);
            return header is not null && header.Length == Columns.Count && ColumnNames.Distinguish(header).AsSpan().SequenceEqual([.. Columns]) ? header : Columns;
        }
        catch (Exception e) when (e is JsonException or ArgumentNullException)
        {
            return Columns;
        }
    }
}
