using System.Data.Common;

namespace HarOrleans.Storage.Sql;

/// <summary>How values stand in columns: times as 100 ns units since 1970 UTC, NaN as NULL (SQLite has none), enums as upper-case words.</summary>
internal static class SqlValue
{
    /// <summary>A time as its column value.</summary>
    public static long Time(DateTimeOffset time) => time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    /// <summary>A double whose column says that NULL is NaN.</summary>
    public static object? Real(double value) => double.IsNaN(value) ? null : value;

    /// <summary>An enum as a word.</summary>
    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToUpperInvariant();

    /// <summary>Text that is not NULL.</summary>
    public static string Text(this DbDataReader row, int column) => row.GetString(column);

    /// <summary>Text or null.</summary>
    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A long or null.</summary>
    public static long? LongOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>An int or null.</summary>
    public static int? IntOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    /// <summary>A double; NaN for NULL.</summary>
    public static double Real(this DbDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);

    /// <summary>A double or null.</summary>
    public static double? RealOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    /// <summary>A time.</summary>
    public static DateTimeOffset Time(this DbDataReader row, int column) => FromTicks(row.GetInt64(column));

    /// <summary>A time or null.</summary>
    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : FromTicks(row.GetInt64(column));

    /// <summary>An enum from its word.</summary>
    public static T Word<T>(this DbDataReader row, int column) where T : struct, Enum => Enum.Parse<T>(row.GetString(column), ignoreCase: true);

    private static DateTimeOffset FromTicks(long ticks) => new(DateTimeOffset.UnixEpoch.Ticks + ticks, TimeSpan.Zero);
}
