using HarOrleans.Query;

namespace HarOrleans.Storage.Search;

/// <summary>Makes keys of what a search is ordered by, and conditions of where its last page ended.</summary>
/// <param name="schema">What can be ordered by.</param>
/// <param name="arguments">Takes the values.</param>
internal sealed class OrderKeys(SearchSchema schema, SearchArguments arguments)
{
    /// <summary>The keys of an order, ending with those that decide between equals.</summary>
    public IReadOnlyList<OrderKey> Of(IReadOnlyList<QueryOrder> order) =>
        [.. order.SelectMany(each => Values(each.Field).Select(sql => new OrderKey(sql, each.Descending))), new(schema.Newest, true, true), new(schema.Id, false, true)];

    /// <summary>A field's value as it sorts: text that reads as a number counts as one, and comes before other text.</summary>
    public IEnumerable<string> Values(QueryField field)
    {
        if (field.Entity == QueryEntity.Attribute)
        {
            return [schema.Attributes[field.Key].Sql];
        }

        var value = Value(field);
        return field.Entity == QueryEntity.Metric ? [value] : [$"har_number({value})", value];
    }

    /// <summary>A field's value; NULL where the row has none.</summary>
    public string Value(QueryField field)
    {
        var (table, column) = schema.Place(field);
        return field.Entity == QueryEntity.Attribute
            ? schema.Attributes[field.Key].Sql
            : $"(SELECT x.{column} FROM {table} x WHERE x.{schema.Key} = r.{schema.Key} AND x.key = {arguments.Add(field.Key)}{QueryCompiler.Visible(field)})";
    }

    /// <summary>The condition that a row comes after the one with these values.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="column">Where the value of each stands.</param>
    /// <param name="last">The values of the last row.</param>
    public string After(IReadOnlyList<OrderKey> keys, Func<int, string> column, IReadOnlyList<object?> last)
    {
        List<string> ways = [];
        List<string> same = [];
        for (var i = 0; i < keys.Count; i++)
        {
            if (last[i] is not { } value)
            {
                same.Add($"{column(i)} IS NULL"); // nothing comes after NULL
                continue;
            }

            var beyond = $"{column(i)} {(keys[i].Descending ? "<" : ">")} {arguments.Add(value)}";
            ways.Add(string.Join(" AND ", [.. same, keys[i].Always ? beyond : $"({beyond} OR {column(i)} IS NULL)"]));
            same.Add($"{column(i)} = {arguments.Add(value)}");
        }

        return ConditionSql.Balanced(ways, "OR");
    }
}
