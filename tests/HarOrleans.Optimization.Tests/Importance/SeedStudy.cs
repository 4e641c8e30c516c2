using System.Diagnostics;
using HarOrleans.Contracts;
using Microsoft.Data.Sqlite;
using Xunit;

namespace HarOrleans.Optimization.Tests;

/// <summary>The complete trials of the study that the golden importances are of, read from Optuna's own database.</summary>
internal static class SeedStudy
{
    internal static async Task<IReadOnlyList<FrozenTrial>> ReadAsync(CancellationToken cancellationToken)
    {
        var packed = DataFile("seed-project", "optuna_lstm.db.xz");
        var file = Path.GetTempFileName();
        try
        {
            using (var xz = Process.Start(new ProcessStartInfo("xz", ["-dc", packed]) { RedirectStandardOutput = true })!)
            {
                await using var unpacked = File.Create(file);
                await xz.StandardOutput.BaseStream.CopyToAsync(unpacked, cancellationToken);
                await xz.WaitForExitAsync(cancellationToken);
            }

            await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync(cancellationToken);
            return await ReadAsync(connection, cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A file of the real data; skips the test where there is none.</summary>
    internal static string DataFile(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("HAR_TEST_DATA");
        var path = Path.Combine([root ?? string.Empty, .. parts]);
        Assert.SkipWhen(string.IsNullOrEmpty(root) || !File.Exists(path), $"HAR_TEST_DATA does not name a folder with {string.Join('/', parts)}.");
        return path;
    }

    private static async Task<IReadOnlyList<FrozenTrial>> ReadAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT t.number, v.value, p.param_name, p.param_value, p.distribution_json
            FROM trials t JOIN trial_values v ON v.trial_id = t.trial_id JOIN trial_params p ON p.trial_id = t.trial_id
            WHERE t.state = 'COMPLETE' ORDER BY t.number, p.param_id
            """;
        var trials = new SortedDictionary<int, FrozenTrial>();
        await using var command = new SqliteCommand(Sql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var (number, name, distribution) = (rows.GetInt32(0), rows.GetString(2), OptunaDistributionJson.Read(rows.GetString(4)));
            var trial = trials.GetValueOrDefault(number) ?? Curves.Trial(number, TrialState.Complete, []) with { Value = rows.GetDouble(1) };
            trials[number] = trial with
            {
                Params = new Dictionary<string, ParamValue>(trial.Params) { [name] = Distributions.Nearest(distribution, rows.GetDouble(3)) },
                Distributions = new Dictionary<string, Distribution>(trial.Distributions) { [name] = distribution },
            };
        }

        return [.. trials.Values];
    }
}
