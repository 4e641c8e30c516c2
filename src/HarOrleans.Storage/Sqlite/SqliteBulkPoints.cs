using System.Globalization;
using System.Text;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace HarOrleans.Storage.Sqlite;

/// <summary>Points in statements of many rows, which cost a fraction of as many statements.</summary>
internal sealed class SqliteBulkPoints(SqliteConnection connection) : IBulkPoints, IDisposable
{
    private const int Columns = 5;

    /// <summary>No larger ones: the driver looks each parameter's name up among all of them, so that a statement of 125 rows takes more than twice the time a row.</summary>
    private static readonly int[] Sizes = [16, 4, 1];

    private readonly Dictionary<int, SqliteCommand> _commands = [];

    /// <inheritdoc />
    public int Least => 4;

    /// <inheritdoc />
    public Task<IReadOnlyList<AddedPoints>> AddAsync(long runNo, int writer, IEnumerable<(long MetricId, MetricPoint Point)> points)
    {
        var all = points.ToList();
        var added = new Dictionary<long, AddedPoints>();
        for (var from = 0; from < all.Count;)
        {
            var size = Sizes.First(rows => rows <= all.Count - from);
            Add(Fill(runNo, writer, all, from, size), added);
            from += size;
        }

        return Task.FromResult<IReadOnlyList<AddedPoints>>([.. added.Values]);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
    }

    private static void Add(SqliteCommand command, Dictionary<long, AddedPoints> added)
    {
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var (metric, point, value) = (rows.GetInt64(0), rows.GetInt64(1), rows.RealOrNull(2));
            var sum = added.GetValueOrDefault(metric) ?? new AddedPoints(metric, 0, null, null, 0);
            added[metric] = new(metric, sum.Points + 1, Least(sum.Low, value), Most(sum.High, value), Math.Max(sum.LastPoint, point));
        }

        static double? Least(double? one, double? other) => one is null || other < one ? other ?? one : one;
        static double? Most(double? one, double? other) => one is null || other > one ? other ?? one : one;
    }

    private SqliteCommand Fill(long runNo, int writer, List<(long MetricId, MetricPoint Point)> all, int from, int size)
    {
        if (!_commands.TryGetValue(size, out var command))
        {
            _commands.Add(size, command = Make(size));
        }

        var parameters = command.Parameters;
        parameters[0].Value = runNo;
        parameters[1].Value = (long)writer;
        for (var row = 0; row < size; row++)
        {
            var (metric, point) = all[from + row];
            var at = 2 + (row * Columns);
            parameters[at].Value = metric;
            parameters[at + 1].Value = point.Sequence;
            parameters[at + 2].Value = point.Step;
            parameters[at + 3].Value = SqlValue.Real(point.Value) ?? DBNull.Value;
            parameters[at + 4].Value = point.TimeMs;
        }

        return command;
    }

    private SqliteCommand Make(int size)
    {
        var sql = new StringBuilder("INSERT INTO metric_point (run_no, metric_id, writer, sequence, step, value, time_ms) VALUES ");
        var command = connection.CreateCommand();
        command.Parameters.Add("@run", SqliteType.Integer);
        command.Parameters.Add("@writer", SqliteType.Integer);
        for (var row = 0; row < size; row++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"{(row == 0 ? "" : ", ")}(@run, @m{row}, @writer, @q{row}, @s{row}, @v{row}, @t{row})");
            foreach (var column in "mqsvt")
            {
                command.Parameters.Add(FormattableString.Invariant($"@{column}{row}"), column == 'v' ? SqliteType.Real : SqliteType.Integer);
            }
        }

        command.CommandText = sql.Append(" ON CONFLICT (metric_id, writer, sequence) DO NOTHING RETURNING metric_id, point_id, value").ToString();
        command.Prepare();
        return command;
    }
}
