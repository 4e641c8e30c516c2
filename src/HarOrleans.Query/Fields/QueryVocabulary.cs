namespace HarOrleans.Query;

/// <summary>What can be searched for in one place. With it the parser refuses a misspelt name, at its column, instead of finding nothing.</summary>
public sealed class QueryVocabulary
{
    /// <summary>What is known of a data set that a row used.</summary>
    private static readonly string[] DatasetKeys = ["name", "digest", "context"];

    private readonly Dictionary<string, QueryAttribute> _attributes;

    /// <summary>Takes what there is; names that differ only by case throw <see cref="ArgumentException"/>.</summary>
    /// <param name="attributes">The attributes, in the order messages name them.</param>
    /// <param name="entities">The other entities whose keys, any at all, can be searched.</param>
    public QueryVocabulary(IReadOnlyCollection<QueryAttribute> attributes, params QueryEntity[] entities)
    {
        Attributes = [.. attributes];
        Entities = [.. entities];
        _attributes = attributes.ToDictionary(attribute => attribute.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The attributes.</summary>
    public IReadOnlyList<QueryAttribute> Attributes { get; }

    /// <summary>The other entities.</summary>
    public IReadOnlyList<QueryEntity> Entities { get; }

    /// <summary>The key as rows have it, or null where there is none.</summary>
    internal string? Find(QueryEntity entity, string key) => entity switch
    {
        QueryEntity.Attribute => Find(key)?.Name,
        _ when !Entities.Contains(entity) => null,
        QueryEntity.Dataset => DatasetKeys.FirstOrDefault(known => known.Equals(key, StringComparison.OrdinalIgnoreCase)),
        _ => key,
    };

    internal QueryAttribute? Find(string name) => _attributes.GetValueOrDefault(name);

    internal string Describe() =>
        string.Join(", ", Entities.SelectMany(Fields).Concat(Attributes.Select(attribute => attribute.Name)));

    private static IEnumerable<string> Fields(QueryEntity entity) => (entity == QueryEntity.Dataset ? DatasetKeys : ["KEY"]).Select(key => QueryPrinter.Prefix(entity) + key);
}
