using HarOrleans.Query;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Search;

/// <summary>
/// Decides where a search begins: at the few rows that a condition leaves, which an index knows, or along the index that has the rows in the order of the result. Where no condition leaves very
/// few, a sample tells how far such a walk has to go; only where that is far, more is counted, and nothing further than the smallest count before it.
/// </summary>
/// <param name="session">The database.</param>
/// <param name="schema">What can be searched for.</param>
/// <param name="scope">What holds beside the query.</param>
/// <param name="now">What ages count from.</param>
internal sealed class SearchPlan(DbSession session, SearchSchema schema, Func<SearchArguments, string> scope, DateTimeOffset now)
{
    /// <summary>Fewer rows than this are the place to begin at, whatever else there is.</summary>
    private const long VeryFew = 250;

    /// <summary>More rows than this are no few.</summary>
    private const long Few = 10_000;

    /// <summary>A walk past so many rows costs no more than finding out whether there is a shorter way.</summary>
    private const double ShortWalk = 3_000;

    /// <summary>A query of more parts is looked at as a whole.</summary>
    private const int MostParts = 10;

    /// <summary>A row that a condition leaves costs about as much as so many on the way along the index, as it is looked for and sorted, too.</summary>
    private const double CostOfFew = 5;

    /// <summary>A walk past so many rows for each row of a condition is shorter with a list of these than asking each row.</summary>
    private const double WorthAList = 0.5;

    /// <summary>Decides it.</summary>
    /// <param name="query">The query.</param>
    /// <param name="arguments">Takes the values of the query for keys.</param>
    /// <param name="most">Rows that are wanted.</param>
    /// <param name="canWalk">Whether an index has the rows in the order of the result.</param>
    public async Task<SearchStart> NarrowAsync(QueryNode query, SearchArguments arguments, int most, bool canWalk)
    {
        if (query is QueryEverything)
        {
            return new(null, [query]);
        }

        var parts = Parts(query);
        var indexed = parts.OfType<QueryComparison>().Where(IndexedKeys.Has).OrderBy(condition => condition.Operator != QueryOperator.Equal).ToList();
        var fewest = await FewestAsync(indexed, VeryFew);
        if (fewest is null && !canWalk)
        {
            fewest = await FewestAsync(indexed, Few);
        }
        else if (fewest is null)
        {
            var isSplit = parts.Count <= MostParts;
            var sample = await SearchSample.TakeAsync(session, schema, isSplit ? parts : [query], scope, now);
            if (sample is null)
            {
                return new(null, parts);
            }

            var met = isSplit ? parts.Zip(sample.Meet).OrderBy(each => each.Second).ToList() : [];
            parts = isSplit ? [.. met.Select(each => each.First)] : parts;
            fewest = parts.OfType<QueryComparison>().FirstOrDefault(indexed.Contains);
            var walk = (most + 1) * sample.Looked / (sample.All + 1.0);
            var rows = isSplit ? Math.Max(met.Find(each => ReferenceEquals(each.First, fewest)).Second, 1) * (double)sample.Step : double.PositiveInfinity;
            if (walk < ShortWalk || fewest is null || walk < rows * CostOfFew)
            {
                return new(null, parts, rows * WorthAList < walk ? fewest : null);
            }
        }

        return fewest is null ? new(null, parts) : new(IndexedKeys.Of(schema, fewest, arguments), [.. parts.Where(part => !ReferenceEquals(part, fewest))]);
    }

    /// <summary>The conditions that every row of the result meets.</summary>
    public static IEnumerable<QueryComparison> Conditions(QueryNode query) => Parts(query).OfType<QueryComparison>();

    private static IReadOnlyList<QueryNode> Parts(QueryNode query) => query is QueryAnd and ? and.Parts : [query];

    /// <summary>The condition that leaves the fewest rows, and fewer than a bound.</summary>
    private async Task<QueryComparison?> FewestAsync(IReadOnlyList<QueryComparison> conditions, long bound)
    {
        if (conditions.Count == 0)
        {
            return null;
        }

        var arguments = new SearchArguments();
        var limit = arguments.Add(bound);
        var counts = conditions.Select(condition => $"(SELECT COUNT(*) FROM ({IndexedKeys.Of(schema, condition, arguments)} LIMIT {limit}) found)").ToList();
        var found = (await session.QueryOnceAsync($"SELECT {string.Join(", ", counts)}", row => counts.Select((_, i) => row.GetInt64(i)).ToList(), arguments.All))[0];
        var least = found.Min();
        return least < bound ? conditions[found.IndexOf(least)] : null;
    }
}
