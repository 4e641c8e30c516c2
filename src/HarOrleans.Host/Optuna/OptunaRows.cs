using System.Data.Common;
using System.Globalization;

namespace HarOrleans.Host.Optuna;

/// <summary>Rows of one of Optuna's tables, read by the names of their columns, whatever the database; what is not as it must be is an error that names table, column and value.</summary>
internal static class OptunaRows
{
    internal static async Task<List<Dictionary<string, object?>>> ReadAsync(
        DbConnection connection, string sql, string table, IReadOnlyList<string> needs, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        List<Dictionary<string, object?>> rows = [];
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            if (needs.Except(names).FirstOrDefault() is { } missing)
            {
                throw new FormatException($"the table {table} has no column {missing}");
            }

            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(names.Select((name, place) => (name, Value: reader.IsDBNull(place) ? null : reader.GetValue(place))).ToDictionary(x => x.name, x => x.Value));
            }
        }
        catch (DbException e)
        {
            throw new FormatException($"the table {table} cannot be read ({e.Message})", e);
        }

        return rows;
    }

    internal static string Text(this Dictionary<string, object?> row, string column) => row[column] switch
    {
        string text => text,
        byte[] => throw Wrong(column, "bytes", "text"),
        { } other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
        null => throw Wrong(column, "NULL", "text"),
    };

    internal static long Whole(this Dictionary<string, object?> row, string column) => row[column] switch
    {
        long or int or short => Convert.ToInt64(row[column], CultureInfo.InvariantCulture),
        var other => throw Wrong(column, other, "a whole number"),
    };

    /// <summary>A number; NULL stands for what the type column says.</summary>
    internal static double Number(this Dictionary<string, object?> row, string column, string typeColumn) =>
        (row.GetValueOrDefault(typeColumn) as string ?? "FINITE") switch
        {
            "FINITE" => row[column] switch
            {
                double or float or long or int => Convert.ToDouble(row[column], CultureInfo.InvariantCulture),
                var other => throw Wrong(column, other, "a number"),
            },
            "INF_POS" => double.PositiveInfinity,
            "INF_NEG" => double.NegativeInfinity,
            "NAN" => double.NaN,
            var type => throw Wrong(typeColumn, type, "FINITE, INF_POS, INF_NEG or NAN"),
        };

    /// <summary>A time; Optuna stores it without a zone, and it is kept digit by digit as UTC.</summary>
    internal static DateTimeOffset? Time(this Dictionary<string, object?> row, string column) => row[column] switch
    {
        null => null,
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        var other => throw Wrong(column, other, "a time"),
    };

    private static FormatException Wrong(string column, object? value, string wanted) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{column} = {value ?? "NULL"} is not {wanted}"));
}
