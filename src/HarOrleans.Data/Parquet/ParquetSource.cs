using System.Text.Json;
using HarOrleans.Data.Parquet.Checking;
using HarOrleans.Data.Reading;
using Parquet;
using Parquet.Schema;

namespace HarOrleans.Data.Parquet;

/// <summary>An open Parquet file: its columns, and its rows group by group.</summary>
internal sealed class ParquetSource
{
    /// <summary>Key of the metadata that keeps repeated names as a CSV header has them: a JSON list.</summary>
    internal const string HeaderKey = "harorleans.header";

    /// <summary>Key of the metadata that keeps the checksum of names and values.</summary>
    internal const string ChecksumKey = "harorleans.checksum";

    internal const string FetchAgain = "Copy or make the file again.";

    private readonly ParquetReader _reader;
    private readonly FencedStream _stream;
    private readonly ParquetLayout _layout;
    private readonly DataField[] _fields;
    private readonly string _path;
    private readonly CancellationToken _cancellationToken;

    private ParquetSource(ParquetReader reader, FencedStream stream, ParquetLayout layout, string path, CancellationToken cancellationToken)
    {
        (_reader, _stream, _layout, _path, _cancellationToken) = (reader, stream, layout, path, cancellationToken);
        _fields = reader.Schema.GetDataFields();
        Columns = [.. _fields.Select(field => field.Name)];
        HeaderNames = Header(reader.CustomMetadata.GetValueOrDefault(HeaderKey));
        Rows = reader.RowGroups.Sum(group => group.RowCount);
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

            var layout = ParquetCheck.Of(file, path, cancellationToken);
            var stream = new FencedStream(file);
            return use(new ParquetSource(Done(ParquetReader.CreateAsync(stream, cancellationToken: cancellationToken)), stream, layout, path, cancellationToken));
        }
        catch (Exception unreadable) when (unreadable is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw TableFile.Unreadable(path, unreadable);
        }
        catch (Exception damaged) when (damaged is not (InvalidDataSetException or OperationCanceledException))
        {
            throw Damaged(damaged, path);
        }
    }

    /// <summary>The row groups in their order. After the last, the checksum is compared where the file has one.</summary>
    internal IEnumerable<ParquetRows> RowGroups()
    {
        var before = 0L;
        var checksum = new ParquetChecksum(HeaderNames, Columns);
        for (var at = 0; at < _reader.RowGroupCount; at++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var group = Group(at, checksum, before);
            yield return group;
            before += group.Count;
        }

        checksum.Compare(_reader);
    }

    private ParquetRows Group(int at, ParquetChecksum checksum, long before)
    {
        var group = _reader.RowGroups[at];
        var count = (int)group.RowCount;
        var (numbers, texts) = (new double[]?[_fields.Length], new string?[]?[_fields.Length]);
        for (var column = 0; column < _fields.Length && count > 0; column++)
        {
            var field = _fields[column];
            _stream.Fence(_layout.Chunks[at][column]);
            try
            {
                if (ParquetColumn.IsText(field))
                {
                    checksum.Append(texts[column] = Done(ParquetColumn.TextsAsync(group, field, count, _cancellationToken)));
                }
                else if (ParquetColumn.IsNumber(field))
                {
                    checksum.Append(numbers[column] = Done(ParquetColumn.NumbersAsync(group, field, count, _cancellationToken)));
                }
            }
            catch (Exception damaged) when (damaged is not (InvalidDataSetException or OperationCanceledException or OutOfMemoryException))
            {
                throw Damaged(damaged, _path, field.Name);
            }
        }

        return new ParquetRows(before, count, numbers, texts);
    }

    /// <summary>The library has no one exception for bytes that make no sense, and says of some only which of its own indexes was too large.</summary>
    private static InvalidDataSetException Damaged(Exception cause, string path, string? column = null)
    {
        var what = cause is ArgumentException or IndexOutOfRangeException or OverflowException ? "a page does not hold what its header says" : cause.Message.TrimEnd('.');
        return new InvalidDataSetException($"the Parquet data is damaged ({what})", FetchAgain, path, column: column, inner: new InvalidDataException(cause.Message, cause));
    }

    /// <summary>The library is asynchronous throughout, its callers here are not; <see cref="FencedStream"/> answers at once, so nothing is waited for.</summary>
    private static T Done<T>(Task<T> work) => work.GetAwaiter().GetResult();

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
