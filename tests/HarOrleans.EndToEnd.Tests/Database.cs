using System.Data.Common;
using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>Looks into a database while no server has it: that of a state folder, or a PostgreSQL one by its connection string.</summary>
internal static class Database
{
    /// <summary>Number, state, attempt-free: what a seed fixes.</summary>
    internal static IReadOnlyList<string> Trials(string state) => Rows(state, "SELECT number, state, value, params FROM trial ORDER BY number");

    /// <summary>Visible points as (trial, key, step, value).</summary>
    internal static IReadOnlyList<string> VisiblePoints(string state) =>
    [
        .. Points(state).Where(point => point is { Trial: not null, Hidden: false } && !SystemMetricKeys.Contains(point.Key))
            .OrderBy(point => point.Trial).ThenBy(point => point.Key, StringComparer.Ordinal).ThenBy(point => point.Step).ThenBy(point => point.Cursor)
            .Select(point => FormattableString.Invariant($"{point.Trial} {point.Key} {point.Step} {point.Value:R}")),
    ];

    /// <summary>All points, hidden ones too, as (run, key, writer, sequence, step, value).</summary>
    internal static IReadOnlySet<string> AllPoints(string state) =>
        Points(state).Select(point => FormattableString.Invariant($"{point.RunId} {point.Key} {point.Writer} {point.Sequence} {point.Step} {point.Value:R}")).ToHashSet();

    /// <summary>All points as (run, key, writer, sequence, step), one that is there twice twice.</summary>
    internal static IReadOnlyList<string> AllPointsAsTheyAre(string state) =>
        [.. Points(state).Select(point => FormattableString.Invariant($"{point.RunId} {point.Key} {point.Writer} {point.Sequence} {point.Step}"))];

    /// <summary>Every point with everything about it.</summary>
    internal static IReadOnlyList<RawPoint> Points(string state)
    {
        using var connection = Open(state);
        return StoredPoints.ReadAsync(connection).GetAwaiter().GetResult();
    }

    internal static IReadOnlyList<string> Intermediates(string state) => Rows(state, """
        SELECT t.number, i.step, i.value FROM trial_intermediate i JOIN trial t ON t.trial_id = i.trial_id WHERE i.superseded = 0 ORDER BY 1, 2
        """);

    internal static bool HasTable(string state, string table) =>
        Rows(state, "SELECT name FROM sqlite_master WHERE type = 'table'").Contains(table);

    internal static long Scalar(string state, string sql) => long.Parse(Assert.Single(Rows(state, sql)), CultureInfo.InvariantCulture);

    /// <summary>Every row of every table.</summary>
    internal static IReadOnlyList<string> Everything(string state) =>
    [
        .. Rows(state, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            .SelectMany(table => Rows(state, $"SELECT * FROM \"{table}\"").Select(row => $"{table}: {row}").Order(StringComparer.Ordinal)),
    ];

    /// <summary>The rows of any other question.</summary>
    internal static IReadOnlyList<string> Words(string state, string sql) => Rows(state, sql);

    private static List<string> Rows(string state, string sql)
    {
        using var connection = Open(state);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only texts of this class and of the tests come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        }

        return rows;
    }

    private static DbConnection Open(string state)
    {
        DbConnection connection = state.StartsWith("Host=", StringComparison.Ordinal)
            ? new NpgsqlConnection(state + ";Pooling=False")
            : new SqliteConnection($"Data Source={Path.Combine(state, "har.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private static string Text(object value) => value is double number
        ? number.ToString("R", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
