using System.Text.Json;
using HarOrleans.Data.Reading;
using Parquet;
using Parquet.Schema;

namespace HarOrleans.Data.Parquet;

/// <summary>Writes a table as a Parquet file: double columns by their unique names, <c>subject</c> as int32, <c>Activity</c> as string, none nullable, Snappy.</summary>
internal static class ParquetTableWriter
{
    private const int GroupRows = 100_000;

    internal static async Task WriteAsync(HarTable table, Stream stream)
    {
        DataField[] features = [.. table.FeatureNames.Select(name => new DataField<double>(name, false))];
        var subject = new DataField<int>(TableHeader.Subject, false);
        var activity = new DataField(TableHeader.Activity, typeof(string), isNullable: false);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. features, subject, activity]), stream);
        writer.CustomMetadata = new Dictionary<string, string>
        {
            [ParquetSource.HeaderKey] = JsonSerializer.Serialize<string[]>([.. table.HeaderNames, TableHeader.Subject, TableHeader.Activity]),
        };
        for (var from = 0; from < table.Rows; from += GroupRows)
        {
            var rows = Math.Min(GroupRows, table.Rows - from);
            using var group = writer.CreateRowGroup();
            var values = new double[rows];
            for (var column = 0; column < features.Length; column++)
            {
                for (var row = 0; row < rows; row++)
                {
                    values[row] = table.Features[((from + row) * features.Length) + column];
                }

                await group.WriteAsync<double>(features[column], values);
            }

            await group.WriteAsync<int>(subject, table.Subjects.AsMemory(from, rows));
            await group.WriteAsync(activity, table.Activities[from..(from + rows)]);
        }
    }
}
