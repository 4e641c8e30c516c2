using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Sqlite;

/// <summary>
/// The one thread that writes. What has queued up while it was busy shares the next commit (group commit), each unit of work in a savepoint of its own, so
/// that one that fails or refuses takes no other with it.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int LargestGroup = 256;

    private readonly WriteLine _line = new();
    private readonly SqliteDataSource _source;
    private readonly SqliteWriteGate _gate;
    private readonly ISqlDialect _dialect;
    private readonly Thread _thread;
    private DbSession? _session;

    public SqliteWriter(SqliteDataSource source, SqliteWriteGate gate, ISqlDialect dialect)
    {
        _source = source;
        _gate = gate;
        _dialect = dialect;
        _thread = new Thread(Work) { IsBackground = true, Name = "har-sqlite-writer" };
        _thread.Start();
    }

    /// <summary>Puts work in line; <see cref="ObjectDisposedException"/> once the server is stopping.</summary>
    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var write = new Write<T>(work, cancellationToken);
        if (!_line.TryAdd(write))
        {
            write.Fail(new ObjectDisposedException(nameof(SqliteWriter), "The database is closed: the server is stopping. Nothing of this call was stored."));
        }

        return write.Done;
    }

    /// <summary>Finishes what is in line, then ends.</summary>
    public void Dispose()
    {
        _line.Close();
        _thread.Join();
        _line.Dispose();
    }

    private void Work()
    {
        while (_line.TryWait(out var first))
        {
            using var turn = _gate.EnterAsync().GetAwaiter().GetResult();
            var group = new List<IWrite> { first };
            while (group.Count < LargestGroup && _line.TryTake(out var next))
            {
                group.Add(next);
            }

            Commit(group);
        }

        _session?.Dispose();
    }

    private void Commit(List<IWrite> group)
    {
        var committing = false;
        try
        {
            var isKept = group is [var only] ? RunAlone(only) : RunAll(group);
            committing = true;
            Execute(isKept ? "COMMIT" : "ROLLBACK");
            if (isKept)
            {
                StorageMeter.Committed();
            }

            group.ForEach(write => write.Complete());
        }
        catch (Exception error)
        {
            // The transaction's state is unknown: closing the connection ends it, and the next group gets a new one.
            _session?.Dispose();
            _session = null;

            var open = group.FindAll(write => !write.IsAnswered);
            if (open.Count > 1 && !committing)
            {
                // A unit that needs more than the disk has must not fail the others: each is tried again alone.
                open.ForEach(write => Commit([write]));
            }
            else
            {
                open.ForEach(write => write.Fail(Explain(error) ?? error));
            }
        }
    }

    private DbSession Begin()
    {
        _session ??= new DbSession(_source.OpenUnpooled(), _dialect);
        Execute("BEGIN IMMEDIATE");
        return _session;
    }

    /// <summary>One unit needs no savepoint: what it wrote is all that there is to undo. Whether it is kept.</summary>
    private bool RunAlone(IWrite write)
    {
        var session = Begin();
        if (write.IsCancelled)
        {
            write.Cancel();
            return false;
        }

        try
        {
            write.Run(session);
            return !session.IsRefused;
        }
        catch (Exception error) when (Explain(error) is null)
        {
            write.Fail(error);
            return false;
        }
    }

    private bool RunAll(List<IWrite> group)
    {
        var session = Begin();
        foreach (var write in group)
        {
            if (write.IsCancelled)
            {
                write.Cancel();
            }
            else
            {
                RunInSavepoint(write, session);
            }
        }

        return true;
    }

    private void RunInSavepoint(IWrite write, DbSession session)
    {
        Execute("SAVEPOINT unit");
        try
        {
            write.Run(session);
            if (session.IsRefused)
            {
                Execute("ROLLBACK TO unit");
            }
        }
        catch (Exception error) when (Explain(error) is null)
        {
            Execute("ROLLBACK TO unit");
            write.Fail(error);
        }

        Execute("RELEASE unit");
    }

    private StorageUnavailableException? Explain(Exception error) => error is DbException database ? _dialect.Explain(database) : null;

    private void Execute(string sql) => _session!.ExecuteAsync(sql).GetAwaiter().GetResult();
}
