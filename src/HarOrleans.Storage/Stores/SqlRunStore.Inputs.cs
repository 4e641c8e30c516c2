using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlRunStore
{
    private const string RegisterDataset = """
        INSERT INTO dataset (workspace, name, digest, version, source_type, source, schema, profile, created_at)
        SELECT @workspace, @name, @digest, (SELECT COALESCE(MAX(d.version), 0) + 1 FROM dataset d WHERE d.workspace = @workspace AND d.name = @name),
            @type, @source, @schema, @profile, @at
        WHERE NOT EXISTS (SELECT 1 FROM dataset d WHERE d.workspace = @workspace AND d.name = @name AND d.digest = @digest)
        ON CONFLICT (workspace, name, digest) DO NOTHING
        """;

    private const string PutInput = """
        INSERT INTO run_input (run_no, dataset_id, context)
        SELECT @run, d.dataset_id, @context FROM dataset d
        WHERE d.workspace = @workspace AND d.name = @name AND d.digest = @digest AND
        """ + " " + Fence.Run + """
         ON CONFLICT (run_no, dataset_id, context) DO NOTHING
        """;

    private const string SelectInputs = """
        SELECT d.name, d.digest, d.source_type, d.source, d.schema, d.profile, i.context
        FROM run_input i JOIN dataset d ON d.dataset_id = i.dataset_id
        WHERE i.run_no = @run ORDER BY i.dataset_id, i.context DESC
        """;

    /// <inheritdoc />
    public Task<bool> LogInputsAsync(string runId, int writer, IReadOnlyList<RunInput> inputs, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var run = await RunKey.HoldAsync(session, runId);
                if (!await MayWriteAsync(session, run, writer))
                {
                    return session.Refuse(false);
                }

                var workspace = (string)(await session.ScalarAsync("SELECT workspace FROM run WHERE run_no = @run", ("@run", run.RunNo)))!;
                foreach (var (dataset, context) in inputs)
                {
                    await session.ExecuteAsync(
                        RegisterDataset,
                        ("@workspace", workspace),
                        ("@name", dataset.Name),
                        ("@digest", dataset.Digest),
                        ("@type", dataset.SourceType),
                        ("@source", dataset.Source),
                        ("@schema", dataset.Schema),
                        ("@profile", dataset.Profile),
                        ("@at", SqlValue.Time(at)));
                    await session.ExecuteAsync(
                        PutInput,
                        ("@run", run.RunNo),
                        ("@context", context),
                        ("@workspace", workspace),
                        ("@name", dataset.Name),
                        ("@digest", dataset.Digest),
                        ("@trial", run.TrialId),
                        ("@writer", writer));
                }

                return true;
            },
            cancellationToken);

    private static async Task<IReadOnlyList<RunInput>> ReadInputsAsync(DbSession session, long runNo) => await session.QueryAsync(
        SelectInputs,
        row => new RunInput(new Dataset(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4), row.TextOrNull(5)), row.Text(6)),
        ("@run", runNo));
}
