using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HarOrleans.Grains.Tests;

/// <summary>Every row of every table of a state folder's database, as text, for comparing before and after.</summary>
internal static class DatabaseDump
{
    internal static IReadOnlyList<string> Of(string stateFolder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(stateFolder, "har.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        List<string> lines = [];
        foreach (var table in Column(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            lines.AddRange(Rows(connection, $"SELECT * FROM \"{table}\" ORDER BY 1").Select(x => $"{table}: {x}"));
        }

        return lines;
    }

    private static List<string> Column(SqliteConnection connection, string sql) => [.. Rows(connection, sql)];

    private static IEnumerable<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The table names come from the database's own schema.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i))));
        }
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
