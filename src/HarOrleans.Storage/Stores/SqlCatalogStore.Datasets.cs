using System.Data.Common;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlCatalogStore
{
    private const string SelectDatasets = """
        SELECT d.name, d.digest, d.source_type, d.source, d.version, d.created_at,
            (SELECT COUNT(DISTINCT i.run_no) FROM run_input i WHERE i.dataset_id = d.dataset_id)
        """;

    private const string ListDatasets = SelectDatasets + """
         FROM dataset d WHERE d.workspace = @workspace
        ORDER BY d.name, d.version LIMIT @take OFFSET @skip
        """;

    private const string FindDataset = SelectDatasets + """
        , d.schema, d.profile FROM dataset d WHERE d.workspace = @workspace AND d.name = @name
        """;

    /// <inheritdoc />
    public Task<IReadOnlyList<DatasetEntry>> ListDatasetsAsync(string workspace, int skip, int take, CancellationToken cancellationToken = default) =>
        ListAsync(ListDatasets, row => Entry(row, null, null), cancellationToken, ("@workspace", workspace), ("@skip", skip), ("@take", take));

    /// <inheritdoc />
    public async Task<DatasetEntry?> FindDatasetAsync(string workspace, string name, string? digest, int? version, CancellationToken cancellationToken = default)
    {
        List<(string, object?)> arguments = [("@workspace", workspace), ("@name", name)];
        var sql = FindDataset;
        if (digest is not null)
        {
            sql += " AND d.digest = @digest";
            arguments.Add(("@digest", digest));
        }

        if (version is not null)
        {
            sql += " AND d.version = @version";
            arguments.Add(("@version", version));
        }

        var found = await ListAsync(sql + " ORDER BY d.version DESC LIMIT 1", row => Entry(row, row.TextOrNull(7), row.TextOrNull(8)), cancellationToken, [.. arguments]);
        return found.SingleOrDefault();
    }

    private static DatasetEntry Entry(DbDataReader row, string? schema, string? profile) =>
        new(new Dataset(row.Text(0), row.Text(1), row.Text(2), row.Text(3), schema, profile), row.GetInt32(4), row.Time(5), row.GetInt32(6));
}
