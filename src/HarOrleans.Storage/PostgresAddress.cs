using System.Data.Common;
using HarOrleans.Contracts;
using Npgsql;

namespace HarOrleans.Storage;

/// <summary>Where a PostgreSQL database is. Its text names server and database, and never the password, so that it can stand in logs and messages.</summary>
public sealed class PostgresAddress
{
    private const int DefaultPoolSize = 40;

    /// <summary>
    /// Durable before acknowledged, whatever the server's own setting. A server of ours that is frozen in the middle of a unit of work, or whose
    /// machine is gone, must not keep its locks from the others for long.
    /// </summary>
    private const string SessionSettings = "-c synchronous_commit=on -c idle_in_transaction_session_timeout=10000 -c jit=off -c client_min_messages=warning"
        + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    private PostgresAddress(NpgsqlConnectionStringBuilder settings)
    {
        ConnectionString = settings.ConnectionString;
        Name = $"database '{settings.Database ?? settings.Username}' at {settings.Host}:{FormattableString.Invariant($"{settings.Port}")}";
        Database = settings.Database ?? settings.Username ?? "";
        User = settings.Username ?? "";
    }

    internal string ConnectionString { get; }

    internal string Name { get; }

    internal string Database { get; }

    internal string User { get; }

    /// <summary>Reads <c>postgresql://user:password@host:port/database</c>, or <c>Host=…;Port=…;Database=…;Username=…;Password=…</c> (Npgsql's words). What is left out is taken from PGHOST's kin and the password file, as Npgsql does.</summary>
    /// <param name="text">The connection.</param>
    /// <exception cref="InvalidSpecException">It is neither, or names no host. The message does not repeat it, since it may hold a password.</exception>
    public static PostgresAddress Parse(string text)
    {
        try
        {
            var settings = text.Contains("://", StringComparison.Ordinal) ? FromUrl(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrWhiteSpace(settings.Host))
            {
                throw Wrong("it names no host");
            }

            Complete(settings);
            return new(settings);
        }
        catch (Exception error) when (error is UriFormatException or ArgumentException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw Wrong("it cannot be read");
        }
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        if (url.Scheme is not ("postgres" or "postgresql"))
        {
            throw Wrong($"{url.Scheme}:// is not PostgreSQL");
        }

        var user = url.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : 5432,
            Database = Uri.UnescapeDataString(url.AbsolutePath.Trim('/')) is { Length: > 0 } database ? database : null,
            Username = user[0] is { Length: > 0 } name ? Uri.UnescapeDataString(name) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = (pair.Split('=', 2)[0], Uri.UnescapeDataString(pair.Split('=', 2) is [_, var given] ? given : ""));
            settings[key.Equals("sslmode", StringComparison.OrdinalIgnoreCase) ? "SSL Mode" : Uri.UnescapeDataString(key)] = value.Replace("-", "", StringComparison.Ordinal);
        }

        return settings;
    }

    /// <summary>Settings that the stores rely on, and those that suit them where nothing else was said.</summary>
    private static void Complete(NpgsqlConnectionStringBuilder settings)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString };
        void prefer(string key, object value)
        {
            if (!given.ContainsKey(key))
            {
                settings[key] = value;
            }
        }

        prefer("Application Name", FormattableString.Invariant($"har {Environment.MachineName} {Environment.ProcessId}"));
        prefer("Maximum Pool Size", DefaultPoolSize);
        prefer("Max Auto Prepare", 200);
        prefer("Auto Prepare Min Usages", 2);
        prefer("Keepalive", 30);
        settings.Options = $"{SessionSettings} {settings.Options}".TrimEnd();

        // Nothing is left in a session that would have to be reset, and a reset would go with every unit of work.
        settings.NoResetOnClose = true;
        settings.Multiplexing = false;
        settings.Enlist = false;
    }

    private static InvalidSpecException Wrong(string problem) =>
        new([$"postgres: {problem}. Give postgresql://user:password@host:5432/database, or Host=…;Port=5432;Database=…;Username=…;Password=…"]);
}
