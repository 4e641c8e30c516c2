using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlCatalogStore
{
    private const string ListDatasets = """
        SELECT d.name, d.digest, d.source_type, d.source, d.version, d.created_at,
            (SELECT COUNT(DISTINCT i.run_no) FROM run_input i WHERE i.dataset_id = d.dataset_id)
        FROM dataset d WHERE d.workspace = @workspace
        ORDER BY d.name, d.version LIMIT @take OFFSET @skip
        """;

    /// <inheritdoc />
    public Task<IReadOnlyList<DatasetEntry>> ListDatasetsAsync(string workspace, int skip, int take, CancellationToken cancellationToken = default) =>
        ListAsync(
            ListDatasets,
            row => new DatasetEntry(new Dataset(row.Text(0), row.Text(1), row.Text(2), row.Text(3), null, null), row.GetInt32(4), row.Time(5), row.GetInt32(6)),
            cancellationToken,
            ("@workspace", workspace),
            ("@skip", skip),
            ("@take", take));
}
