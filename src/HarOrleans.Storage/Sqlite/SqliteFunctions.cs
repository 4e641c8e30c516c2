using HarOrleans.Query;
using HarOrleans.Storage.Points;
using HarOrleans.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace HarOrleans.Storage.Sqlite;

/// <summary>What searches need of comparisons of text; PostgreSQL has the same from a migration.</summary>
internal static class SqliteFunctions
{
    /// <summary>Gives the functions to a connection.</summary>
    public static void AddTo(SqliteConnection connection)
    {
        connection.CreateFunction("har_number", (string? text) => text is not null && QueryNumber.Read(text) is { } number && !double.IsNaN(number) ? number : (double?)null, isDeterministic: true);
        connection.CreateFunction("har_moment", (string? text) => text is not null && QueryMoment.Read(text) is { } moment ? SqlValue.Time(moment) : (long?)null, isDeterministic: true);
        connection.CreateFunction(
            "har_like", (string? text, string? pattern, long ignoreCase) => text is null || pattern is null ? (bool?)null : QueryLike.Fits(text, pattern, ignoreCase == 1), isDeterministic: true);

        // For the migration that made chunks of rows; a group at a time is in memory.
        connection.CreateAggregate(
            "har_chunk",
            null,
            (List<StoredPoint>? points, long cursor, long sequence, long step, double? value, long time) =>
            {
                points ??= [];
                points.Add(new(cursor, sequence, step, value ?? double.NaN, time));
                return points;
            },
            points => ChunkCodec.Encode([.. (points ?? []).OrderBy(point => point.Cursor)]));
    }
}
