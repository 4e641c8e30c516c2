using System.Globalization;
using HarOrleans.Testing;
using Npgsql;

namespace HarOrleans.Chaos;

/// <summary>What the database says meanwhile, asked over connections of its own.</summary>
internal sealed class Watch(PostgresServer server, string database)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LookAgainEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>Trials that run now: ids and the sequence of their last change.</summary>
    internal async Task<Dictionary<long, long>> RunningAsync() => await QueryAsync("SELECT trial_id, sequence FROM trial WHERE state = 'RUNNING'");

    /// <summary>Waits until each of these trials has moved on, or has ended; how long that took.</summary>
    internal async Task<TimeSpan> MovedOnAsync(Dictionary<long, long> running, TimeSpan limit)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (running.Count > 0)
        {
            var now = await QueryAsync("SELECT trial_id, sequence FROM trial WHERE state = 'RUNNING' UNION ALL SELECT trial_id, -1 FROM trial WHERE state = 'WAITING'");
            if (now.Count > 0 || await ScalarAsync("SELECT count(*) FROM trial") > 0)
            {
                running = running.Where(each => now.TryGetValue(each.Key, out var sequence) && (sequence == -1 || sequence <= each.Value)).ToDictionary();
            }

            if (TimeProvider.System.GetElapsedTime(start) > limit)
            {
                throw new InvalidOperationException($"Trials {string.Join(", ", running.Keys)} did not move on within {limit.TotalSeconds} s.");
            }

            await Task.Delay(LookEvery);
        }

        return TimeProvider.System.GetElapsedTime(start);
    }

    /// <summary>Trials that a silo has, whose addresses in the database begin so: ids and attempts.</summary>
    internal async Task<Dictionary<long, long>> HeldByAsync(string? address) =>
        address is null ? [] : await QueryAsync($"SELECT trial_id, attempt FROM trial_lease WHERE holder LIKE '{address}%'");

    /// <summary>Waits until each of these trials has a step of a later attempt reported, or has ended; how long that took. Null where there are none.</summary>
    internal async Task<TimeSpan?> TrainingAgainAsync(Dictionary<long, long> held, TimeSpan limit)
    {
        var start = TimeProvider.System.GetTimestamp();
        if (held.Count == 0)
        {
            return null;
        }

        while (held.Count > 0)
        {
            var now = await QueryAsync(
                "SELECT trial_id, CASE WHEN state IN ('RUNNING', 'WAITING') THEN (SELECT max(attempt) FROM trial_intermediate i WHERE i.trial_id = t.trial_id) ELSE 1000 END FROM trial t");
            held = held.Where(each => !now.TryGetValue(each.Key, out var attempt) || attempt <= each.Value).ToDictionary();
            if (TimeProvider.System.GetElapsedTime(start) > limit)
            {
                throw new InvalidOperationException($"Trials {string.Join(", ", held.Keys)} did not train again within {limit.TotalSeconds} s.");
            }

            await Task.Delay(LookAgainEvery);
        }

        return TimeProvider.System.GetElapsedTime(start);
    }

    /// <summary>How many trials of each study wait, run and have ended, in one look.</summary>
    internal async Task<IReadOnlyList<(long Study, long Waiting, long Running, long Finished)>> StudiesAsync()
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT study_id, count(*) FILTER (WHERE state = 'WAITING'), count(*) FILTER (WHERE state = 'RUNNING'), count(*) FILTER (WHERE state NOT IN ('WAITING', 'RUNNING'))
            FROM trial GROUP BY study_id ORDER BY study_id
            """,
            connection);
        await using var rows = await command.ExecuteReaderAsync();
        List<(long, long, long, long)> studies = [];
        while (await rows.ReadAsync())
        {
            studies.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3)));
        }

        return studies;
    }

    /// <summary>One number; -1 while the database is away.</summary>
    internal async Task<long> ScalarAsync(string sql) => (await QueryAsync($"SELECT 0::bigint, ({sql})::bigint")).GetValueOrDefault(0, -1);

    /// <summary>Trials with their leases, and the members, for whoever looks for what went wrong.</summary>
    internal async Task<string> PictureAsync()
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT concat_ws(' ', 'trial', t.study_id, t.number, t.state, 'attempt', l.attempt, 'deaths', l.deaths, 'sequence', t.sequence, 'lease of', l.holder, 'until', l.until) FROM trial t JOIN trial_lease l ON l.trial_id = t.trial_id
            UNION ALL SELECT concat_ws(' ', 'member', m) FROM membership m
            """,
            connection);
        await using var rows = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await rows.ReadAsync())
        {
            lines.Add(rows.GetString(0));
        }

        return string.Join('\n', lines);
    }

    private async Task<Dictionary<long, long>> QueryAsync(string sql)
    {
        try
        {
            await using var connection = new NpgsqlConnection(server.ConnectionString(database));
            await connection.OpenAsync();
#pragma warning disable CA2100 // All of it stands in this project.
            await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            Dictionary<long, long> found = [];
            while (await rows.ReadAsync())
            {
                found[rows.GetInt64(0)] = rows.IsDBNull(1) ? 0 : Convert.ToInt64(rows.GetValue(1), CultureInfo.InvariantCulture);
            }

            return found;
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            NpgsqlConnection.ClearAllPools();
            return [];
        }
    }
}
