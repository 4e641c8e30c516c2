using System.Globalization;
using HarOrleans.Testing;
using Npgsql;

namespace HarOrleans.Chaos;

/// <summary>Where everything lies.</summary>
/// <param name="Root">State folders and logs.</param>
/// <param name="Artifacts">The shared folder of artifacts.</param>
/// <param name="Notes">Where trainers note what was acknowledged.</param>
/// <param name="Postgres">The database, as the silos reach it.</param>
/// <param name="Database">Its name.</param>
internal sealed record Places(string Root, string Artifacts, string Notes, string Postgres, string Database)
{
    /// <summary>Makes the folders.</summary>
    /// <param name="root">Where.</param>
    /// <param name="server">The database server.</param>
    /// <param name="connection">The connection string of the database.</param>
    /// <param name="bySocket">Whether it is reached by its socket in the file system, which needs no network.</param>
    internal static Places Make(string root, PostgresServer server, string connection, bool bySocket)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (bySocket)
        {
            settings.Host = server.SocketFolder;
        }

        var places = new Places(root, Path.Combine(root, "artifacts"), Path.Combine(root, "notes"), settings.ConnectionString, settings.Database!);
        Directory.CreateDirectory(places.Artifacts);
        Directory.CreateDirectory(places.Notes);
        return places;
    }

    /// <summary>How addresses of the silo on this state folder begin in the database; null where it has not started yet. An address has a generation after it.</summary>
    internal static string? AddressOf(string state, string host)
    {
        var ports = Path.Combine(state, "silo.ports");
        return File.Exists(ports) ? string.Create(CultureInfo.InvariantCulture, $"{host}:{File.ReadAllText(ports).Split(' ')[0]}@") : null;
    }
}
