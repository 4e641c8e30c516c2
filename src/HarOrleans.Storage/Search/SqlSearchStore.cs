using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Search;

/// <inheritdoc cref="ISearchStore" />
internal sealed partial class SqlSearchStore(IDatabase database) : ISearchStore
{
    /// <inheritdoc />
    public Task<RunSearchPage> SearchRunsAsync(string workspace, RunSearch search, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var schema = SearchSchema.Runs;
        SearchRequest.RequirePage(search.MaxResults);
        var query = SearchRequest.Query(search.Query, schema.Vocabulary);
        var order = SearchRequest.Keys("order_by", search.OrderBy, schema.Vocabulary);
        var mark = PageToken.Mark([search.Query, $"{search.View}", .. search.OrderBy, .. search.ExperimentIds.Select(id => $"{id}")]);
        return database.ReadAsync(
            async session =>
            {
                var scope = (SearchArguments arguments) => RunScope(workspace, search.View, search.ExperimentIds, arguments);
                var (keys, token) = await new PageFinder(session, schema, query, order, scope, now).FindAsync(search.MaxResults, search.PageToken, mark);
                return new RunSearchPage(await FoundRuns.LoadAsync(session, keys), token);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<ExperimentSearchPage> SearchExperimentsAsync(string workspace, ExperimentSearch search, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var schema = SearchSchema.Experiments;
        SearchRequest.RequirePage(search.MaxResults);
        var query = SearchRequest.Query(search.Query, schema.Vocabulary);
        var order = SearchRequest.Keys("order_by", search.OrderBy, schema.Vocabulary);
        var mark = PageToken.Mark([search.Query, $"{search.View}", .. search.OrderBy]);
        return database.ReadAsync(
            async session =>
            {
                string Scope(SearchArguments arguments) => $"r.workspace = {arguments.Add(workspace)}" + search.View switch
                {
                    ViewType.ActiveOnly => " AND r.deleted_at IS NULL",
                    ViewType.DeletedOnly => " AND r.deleted_at IS NOT NULL",
                    _ => "",
                };
                var (keys, token) = await new PageFinder(session, schema, query, order, Scope, now).FindAsync(search.MaxResults, search.PageToken, mark);
                return new ExperimentSearchPage(await FoundRuns.ExperimentsAsync(session, keys), token);
            },
            cancellationToken);
    }

    private static string RunScope(string workspace, ViewType view, IReadOnlyList<long> experiments, SearchArguments arguments)
    {
        var scope = $"r.workspace = {arguments.Add(workspace)}" + view switch
        {
            ViewType.ActiveOnly => $" AND {Stores.RunRow.Active}",
            ViewType.DeletedOnly => $" AND NOT ({Stores.RunRow.Active})",
            _ => "",
        };
        return experiments.Count == 0 ? scope : $"{scope} AND r.experiment_id IN ({string.Join(", ", experiments.Select(id => arguments.Add(id)))})";
    }
}
