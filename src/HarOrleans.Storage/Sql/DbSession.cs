using System.Data.Common;

namespace HarOrleans.Storage.Sql;

/// <summary>A connection with its prepared statements. Not for two threads at a time.</summary>
/// <param name="connection">The connection, which goes with the session.</param>
/// <param name="dialect">What the database has beside common SQL; null where only that is needed.</param>
internal sealed class DbSession(DbConnection connection, ISqlDialect? dialect = null) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>Whether the present work asked for its changes to be undone.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether <see cref="HoldAsync"/> does anything.</summary>
    public bool HoldsRows => dialect?.Hold is not null;

    /// <summary>What a query ends with that holds its rows as <see cref="HoldAsync"/> does; empty where that does nothing.</summary>
    public string Hold => dialect?.Hold ?? "";

    /// <summary>
    /// Holds the rows of a query until the unit of work ends, so that no other unit changes them; what is read afterwards is as the last holder left it. Does
    /// nothing where there is one writer at a time.
    /// </summary>
    public Task HoldAsync(string sql, params (string Name, object? Value)[] args) => dialect?.Hold is { } hold ? ScalarAsync(sql + hold, args) : Task.CompletedTask;

    /// <summary>Undoes everything that the present work wrote, and passes its answer on.</summary>
    public T Refuse<T>(T answer)
    {
        IsRefused = true;
        return answer;
    }

    /// <summary>Forgets the refusal, before the next work.</summary>
    public void BeginWork() => IsRefused = false;

    /// <summary>Runs a statement; the rows that it changed.</summary>
    public Task<int> ExecuteAsync(string sql, params (string Name, object? Value)[] args) => Prepare(sql, args).ExecuteNonQueryAsync();

    /// <summary>Runs statements one after the other, in one journey where the database is elsewhere; the rows that each changed.</summary>
    public async Task<IReadOnlyList<int>> ExecuteAllAsync(IReadOnlyList<SqlStatement> statements)
    {
        var changed = new int[statements.Count];
        if (connection.CanCreateBatch && statements.Count > 1)
        {
            await using var batch = connection.CreateBatch();
            foreach (var (sql, args) in statements)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = sql;
                foreach (var (name, value) in args)
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                    command.Parameters.Add(parameter);
                }

                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync();
            return [.. batch.BatchCommands.Select(command => command.RecordsAffected)];
        }

        foreach (var (i, (sql, args)) in statements.Index())
        {
            changed[i] = await ExecuteAsync(sql, args);
        }

        return changed;
    }

    /// <summary>The first column of the first row, or null where there is no row or it is NULL.</summary>
    public async Task<object?> ScalarAsync(string sql, params (string Name, object? Value)[] args)
    {
        // Read to its end: a statement with RETURNING is not finished before.
        await using var reader = await Prepare(sql, args).ExecuteReaderAsync();
        object? first = null;
        for (var row = 0; await reader.ReadAsync(); row++)
        {
            first = row == 0 && !await reader.IsDBNullAsync(0) ? reader.GetValue(0) : first;
        }

        return first;
    }

    /// <summary>All rows.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] args)
    {
        await using var reader = await Prepare(sql, args).ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>All rows of a statement that is made for one use, and not kept.</summary>
    public async Task<List<T>> QueryOnceAsync<T>(string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] args)
    {
        var rows = new List<T>();
        await QueryTogetherAsync([new RowQuery(sql, (row, _) => rows.Add(map(row)))], args);
        return rows;
    }

    /// <summary>The same for a query that is to go along an index, and to stop at its limit.</summary>
    public Task<List<T>> QueryInOrderAsync<T>(string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] args) =>
        QueryOnceAsync(dialect?.InOrder is var (begin, end) ? $"{begin}; {sql}; {end}" : sql, map, args);

    /// <summary>Several queries that are made for one use and share their values, in one journey where the database is elsewhere.</summary>
    public async Task QueryTogetherAsync(IReadOnlyList<RowQuery> queries, params (string Name, object? Value)[] args)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Join("; ", queries.Select(query => query.Sql));
        foreach (var (name, value) in args)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        foreach (var query in queries)
        {
            var cells = dialect?.Cells(reader) ?? new DriverCells(reader);
            while (await reader.ReadAsync())
            {
                query.Row(reader, cells);
            }

            await reader.NextResultAsync();
        }
    }

    /// <summary>The first row, or the default where there is none.</summary>
    public async Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] args)
    {
        var rows = await QueryAsync(sql, map, args);
        return rows.Count > 0 ? rows[0] : default;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private DbCommand Prepare(string sql, (string Name, object? Value)[] args)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in args)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            _commands.Add(sql, command);
        }

        for (var i = 0; i < args.Length; i++)
        {
            var parameter = command.Parameters[i];
            if (parameter.ParameterName != args[i].Name)
            {
                throw new InvalidOperationException($"A statement was first used with the parameter {parameter.ParameterName} where {args[i].Name} is now.");
            }

            parameter.Value = args[i].Value ?? DBNull.Value;
        }

        return command;
    }
}
