using System.Text.Json;
using HarOrleans.Data.Reading;
using Parquet;
using Parquet.Schema;

namespace HarOrleans.Data.Parquet;

/// <summary>
/// Writes a table as a Parquet file: double columns by their unique names, <c>subject</c> as int32 and <c>Activity</c> as string where they are known, none nullable, Snappy.
/// </summary>
internal static class ParquetTableWriter
{
    private const int GroupRows = 100_000;

    internal static Task WriteAsync(HarTable table, Stream stream) => WriteAsync(table.FeatureNames, table.HeaderNames, table.Features, table.Subjects, table.Activities, stream);

    internal static async Task WriteAsync(IReadOnlyList<string> names, IReadOnlyList<string> headerNames, double[] values, int[]? subjects, string[]? activities, Stream stream)
    {
        DataField[] features = [.. names.Select(name => new DataField<double>(name, false))];
        DataField? subject = subjects is null ? null : new DataField<int>(TableHeader.Subject, false);
        DataField? activity = activities is null ? null : new DataField(TableHeader.Activity, typeof(string), isNullable: false);
        DataField[] known = [.. new[] { subject, activity }.OfType<DataField>()];
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. features, .. known]), stream);
        string[] header = [.. headerNames, .. known.Select(field => field.Name)];
        var checksum = new ParquetChecksum(header, [.. names, .. known.Select(field => field.Name)]);
        var all = values.Length / features.Length;
        for (var from = 0; from < all; from += GroupRows)
        {
            var rows = Math.Min(GroupRows, all - from);
            using var group = writer.CreateRowGroup();
            var column = new double[rows];
            for (var at = 0; at < features.Length; at++)
            {
                for (var row = 0; row < rows; row++)
                {
                    column[row] = values[((from + row) * features.Length) + at];
                }

                await group.WriteAsync<double>(features[at], column);
                checksum.Append(column);
            }

            if (subject is not null)
            {
                await group.WriteAsync<int>(subject, subjects.AsMemory(from, rows));
                checksum.Append([.. subjects.AsSpan(from, rows).ToArray().Select(person => (double)person)]);
            }

            if (activity is not null)
            {
                await group.WriteAsync(activity, activities![from..(from + rows)]);
                checksum.Append(activities[from..(from + rows)]);
            }
        }

        writer.CustomMetadata = new Dictionary<string, string> { [ParquetSource.HeaderKey] = JsonSerializer.Serialize(header), [ParquetSource.ChecksumKey] = checksum.ToString() };
    }
}
