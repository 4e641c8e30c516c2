using System.Data.Common;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Artifacts;

/// <summary>
/// Which path has which bytes. A blob's row goes in the same transaction as the last path that has it, and whoever names a blob holds its row first: so no path ever names
/// bytes that are being deleted.
/// </summary>
internal sealed class ArtifactRows(IDatabase database)
{
    private const string Select = "SELECT a.path, b.sha256, b.bytes, a.modified_at, b.location FROM artifact a JOIN artifact_blob b ON b.blob_no = a.blob_no";

    // Without RETURNING, for which SQLite makes a table of its own: each checkpoint takes the place of the one before.
    private const string Release = "DELETE FROM artifact_blob WHERE blob_no = @blob AND NOT EXISTS (SELECT 1 FROM artifact a WHERE a.blob_no = @blob)";

    private const string Name = """
        INSERT INTO artifact (path, blob_no, modified_at) VALUES (@path, (SELECT blob_no FROM artifact_blob WHERE location = @location), @at)
        ON CONFLICT (path) DO UPDATE SET blob_no = excluded.blob_no, modified_at = excluded.modified_at
        """;

    public Task<ArtifactRow?> FindAsync(string path, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindAsync(session, path), cancellationToken);

    /// <summary>Rows below a folder, or all.</summary>
    public Task<List<ArtifactRow>> ListAsync(string folder, CancellationToken cancellationToken) => database.ReadAsync(
        session => folder.Length == 0
            ? session.QueryAsync(Select + " ORDER BY a.path", Read)
            : session.QueryAsync(Select + " WHERE a.path > @from AND a.path < @to ORDER BY a.path", Read, ("@from", folder + "/"), ("@to", folder + "0")), // '0' comes after '/'
        cancellationToken);

    /// <summary>Gives a path bytes that lie at a location, or the same bytes where they lie already.</summary>
    public Task<PutArtifact> PutAsync(ArtifactRow offered, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await RefuseClashAsync(session, offered.Path);
            return await PutAsync(session, offered);
        },
        cancellationToken);

    /// <summary>Gives a path the bytes of another one; null where that is not there.</summary>
    public Task<PutArtifact?> CopyAsync(string from, string to, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (await FindAsync(session, from) is not { } source)
            {
                return null;
            }

            await RefuseClashAsync(session, to);
            var no = (long?)await session.ScalarAsync("SELECT blob_no FROM artifact_blob WHERE location = @location" + session.Hold, ("@location", source.Location));
            return no is null ? null : await NameAsync(session, source with { Path = to, ModifiedAt = at });
        },
        cancellationToken);

    /// <summary>Takes a path away; the location of bytes that no path has any more, or null.</summary>
    public Task<string?> DeleteAsync(string path, CancellationToken cancellationToken) => database.WriteAsync(session => DeleteAsync(session, path), cancellationToken);

    /// <summary>Those locations that no row names.</summary>
    public Task<List<string>> UnknownAsync(IReadOnlyList<string> locations, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            List<string> unknown = [];
            foreach (var location in locations)
            {
                if (await session.ScalarAsync("SELECT blob_no FROM artifact_blob WHERE location = @location", ("@location", location)) is null)
                {
                    unknown.Add(location);
                }
            }

            return unknown;
        },
        cancellationToken);

    /// <summary>As <see cref="PutAsync(ArtifactRow, CancellationToken)"/>, in a unit of work of the caller, who knows that no file lies above or below the path.</summary>
    public static async Task<PutArtifact> PutAsync(DbSession session, ArtifactRow offered)
    {
        var added = await session.ExecuteAsync(
            "INSERT INTO artifact_blob (sha256, bytes, location) VALUES (@sha, @bytes, @location) ON CONFLICT (sha256) DO NOTHING",
            ("@sha", offered.Sha256),
            ("@bytes", offered.Bytes),
            ("@location", offered.Location));
        if (added > 0)
        {
            return await NameAsync(session, offered);
        }

        // Held, so that nobody deletes them meanwhile; and where somebody just has, they are offered again.
        var known = (string?)await session.ScalarAsync("SELECT location FROM artifact_blob WHERE sha256 = @sha" + session.Hold, ("@sha", offered.Sha256));
        return known is null ? await PutAsync(session, offered) : await NameAsync(session, offered with { Location = known });
    }

    /// <summary>As <see cref="DeleteAsync(string, CancellationToken)"/>, in a unit of work of the caller.</summary>
    public static async Task<string?> DeleteAsync(DbSession session, string path)
    {
        var blob = (long?)await session.ScalarAsync("DELETE FROM artifact WHERE path = @path RETURNING blob_no", ("@path", path));
        return blob is { } old ? await ReleaseAsync(session, old, named: null) : null;
    }

    private static Task<ArtifactRow?> FindAsync(DbSession session, string path) => session.FirstAsync(Select + " WHERE a.path = @path", Read, ("@path", path));

    private static async Task<PutArtifact> NameAsync(DbSession session, ArtifactRow row)
    {
        var before = (long?)await session.ScalarAsync("SELECT blob_no FROM artifact WHERE path = @path" + session.Hold, ("@path", row.Path));
        await session.ExecuteAsync(Name, ("@path", row.Path), ("@location", row.Location), ("@at", SqlValue.Time(row.ModifiedAt)));
        return new(row, before is { } old ? await ReleaseAsync(session, old, row.Location) : null);
    }

    /// <summary>Forgets bytes that no path has any more, and are not those just named: their location, or null.</summary>
    private static async Task<string?> ReleaseAsync(DbSession session, long blob, string? named)
    {
        var location = (string?)await session.ScalarAsync("SELECT location FROM artifact_blob WHERE blob_no = @blob" + session.Hold, ("@blob", blob));
        return location != named && await session.ExecuteAsync(Release, ("@blob", blob)) > 0 ? location : null;
    }

    /// <summary>A file cannot have files below it.</summary>
    private static async Task RefuseClashAsync(DbSession session, string path)
    {
        if (await session.ScalarAsync("SELECT path FROM artifact WHERE path > @from AND path < @to LIMIT 1", ("@from", path + "/"), ("@to", path + "0")) is string below)
        {
            throw new ConflictException($"'{path}' is a folder of artifacts, which holds '{below}'. Choose another path.");
        }

        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (await session.ScalarAsync("SELECT path FROM artifact WHERE path = @path", ("@path", path[..slash])) is string above)
            {
                throw new ConflictException($"'{path}' would lie below '{above}', which is a file. Choose another path.");
            }
        }
    }

    private static ArtifactRow Read(DbDataReader row) => new(row.Text(0), row.Text(1), row.GetInt64(2), row.Time(3), row.Text(4));
}
