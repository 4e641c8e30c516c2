using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Storage.Sql;
using Npgsql;

namespace HarOrleans.Storage.Postgres;

/// <summary>PostgreSQL's migrations, locks and errors.</summary>
internal sealed class PostgresDialect(PostgresAddress address) : ISqlDialect
{
    /// <summary>A unit stood still for so long that the server ended its session.</summary>
    private const string IdleInTransaction = "25P03";

    private const string NotStored = "Nothing of this call was stored.";
    private const string NotKnown = "Whether this call was stored is not known; repeating it is safe.";

    /// <inheritdoc />
    public string Migrations => "postgresql";

    /// <inheritdoc />
    public string Name => address.Name;

    /// <summary>Not FOR UPDATE: rows that refer to the held one may still be written.</summary>
    public string? Hold => " FOR NO KEY UPDATE";

    /// <inheritdoc />
    public (string Begin, string End)? InOrder => (Planner("off"), Planner("on"));

    /// <inheritdoc />
    public StorageUnavailableException? Explain(DbException error) => Explain(error, NotStored);

    /// <summary>The same for an error that came while a unit was being committed.</summary>
    public StorageUnavailableException? ExplainCommit(DbException error) => Explain(error, IsUndone(error) ? NotStored : NotKnown);

    /// <summary>
    /// Whether a unit that was undone may succeed at once when it is run again: another one was in the way, or made the same row since it was looked for, or the
    /// connection had died unnoticed.
    /// </summary>
    public static bool MayRepeat(DbException error) => error is PostgresException { SqlState: var state }
        ? state is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation
            or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransaction
        : error is NpgsqlException { IsTransient: true, InnerException: not TimeoutException };

    /// <summary>The server itself answered that the unit is undone; anything else may have come after the commit.</summary>
    private static bool IsUndone(DbException error) => error is PostgresException { Severity: "ERROR" };

    private StorageUnavailableException? Explain(DbException error, string stored)
    {
        var (message, passes) = error is PostgresException server ? OfServer(server) : error is NpgsqlException ? OfConnection(error) : default;
        return message is null ? null : new StorageUnavailableException($"The {Name} {message} {stored} ({error.Message})", error, passes);
    }

    private (string? Message, bool Passes) OfServer(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            ($"does not let the user '{address.User}' in. Check user and password (also PGPASSWORD and the password file).", false),
        PostgresErrorCodes.InvalidCatalogName => ($"does not exist. Make it, for example with 'createdb {address.Database}'.", false),
        PostgresErrorCodes.InsufficientPrivilege => ($"refuses the user '{address.User}' a right. Make the user the owner of the database.", false),
        PostgresErrorCodes.DiskFull => ("has no disk space left. Free some space and repeat the call.", false),
        PostgresErrorCodes.ReadOnlySqlTransaction => ("can only be read: it is a standby, or set read-only. Give the primary server.", false),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn =>
            ("does not have the schema of this version. Run har db migrate --postgres CONNECTION.", false),
        PostgresErrorCodes.TooManyConnections => ("has no connection left. Give it more (max_connections), or this server fewer ('Maximum Pool Size').", true),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown =>
            ("is starting or stopping. Repeat the call once it is back.", true),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled
            or IdleInTransaction => ("was too busy for this call. Repeat it.", true),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => ("is damaged. Stop the server, and restore a backup.", false),
        ['0', '8', ..] => ("cannot be reached. See that the server runs and that its address is right, and repeat the call.", true),
        ['5', '3', ..] or ['5', '8', ..] => ("has no resources for this call. See the database server's log, and repeat the call.", true),
        _ => (null, false),
    };

    private static (string? Message, bool Passes) OfConnection(DbException error) => error.InnerException switch
    {
        TimeoutException => ("did not answer in time. Repeat the call; see whether the database server is overloaded.", true),
        System.Security.Authentication.AuthenticationException => ("does not agree on encryption. Check 'SSL Mode' and the certificate.", false),
        not null => ("cannot be reached. See that the server runs and that its address is right, and repeat the call.", true),
        _ => ($"cannot be used.", error.IsTransient),
    };

    /// <summary>Until the unit ends: along indexes and row by row, or whatever is cheapest.</summary>
    private static string Planner(string word) =>
        $"SET LOCAL enable_sort = {word}; SET LOCAL enable_seqscan = {word}; SET LOCAL enable_hashjoin = {word}; SET LOCAL enable_mergejoin = {word}";
}
